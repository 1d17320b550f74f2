using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Instances;
using Coordinator.Local.Runtime.Durable.Messages;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>What an intake must know beside the instance.</summary>
/// <param name="Now">The time.</param>
/// <param name="ActivityDeliveriesMax">How often the message of an activity may come.</param>
/// <param name="Runs">Whether this host is running something already.</param>
sealed record IntakeRules(DateTimeOffset Now, int ActivityDeliveriesMax, Func<WorkKey, bool> Runs)
{
    /// <summary>The type of the failure of an activity whose message came too often.</summary>
    public const string PoisonedType = "PoisonActivity";

    public Failure Poisoned(ActivityScheduled activity, HeldMessage message) => new(
        PoisonedType,
        $"The activity '{activity.Name}' was delivered {message.Deliveries} times and never came to an end; it may be "
        + $"what ends its hosts. It is not tried more than {ActivityDeliveriesMax} times.");
}
