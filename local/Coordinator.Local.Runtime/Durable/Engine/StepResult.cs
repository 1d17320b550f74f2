using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Instances;
using Coordinator.Local.Runtime.Durable.Messages;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>A step as it is to be committed.</summary>
/// <param name="Next">What the instance is after it.</param>
/// <param name="Appended">What it adds to the history.</param>
/// <param name="StartsAnew">Whether the history before is dropped.</param>
/// <param name="NewMessages">What is to be sent to other instances; in the outbox too.</param>
sealed record StepResult(
    InstanceState Next, IReadOnlyList<HistoryEvent> Appended, bool StartsAnew, IReadOnlyList<HubMessage> NewMessages)
{
    /// <summary>What the step began and did not give up at once.</summary>
    public IEnumerable<ScheduledEvent> Begun =>
        Appended.OfType<ScheduledEvent>().Where(scheduled => !CancelledTimers.Contains(scheduled.Id));

    /// <summary>The timers that it gave up.</summary>
    public IEnumerable<int> CancelledTimers => Appended.OfType<TimerCancelled>().Select(timer => timer.Id);
}
