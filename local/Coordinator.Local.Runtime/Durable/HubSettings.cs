using Coordinator.Local.Runtime.Durable.Storage;

namespace Coordinator.Local.Runtime.Durable;

/// <summary>How a hub is worked on.</summary>
sealed record HubSettings
{
    /// <summary>The hub's name: what its tables and queues begin with.</summary>
    public string Hub { get; init; } = "TestHubName";

    /// <summary>The version of orchestrations that are started without one; empty for none.</summary>
    public string DefaultVersion { get; init; } = "";

    /// <summary>The longest wait between two looks into an empty queue.</summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many activities run here at once.</summary>
    public int ActivitiesMax { get; init; } = 10 * Environment.ProcessorCount;

    /// <summary>How many activities wait here for their turn before others are offered to all hosts.</summary>
    public int ActivityBacklogMax => 16 * ActivitiesMax;

    /// <summary>How many steps of orchestrations run here at once.</summary>
    public int StepsMax { get; init; } = 10 * Environment.ProcessorCount;

    /// <summary>How many messages wait here for their step before others are left to other hosts.</summary>
    public int WaitingMax => 20 * StepsMax;

    /// <summary>
    /// How long a message of an orchestration that a host works on is hidden from others: after a crash it takes so
    /// long until another host goes on. Activities that run under the step which began them go by it too.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the message of an activity is hidden from others while a host runs it.</summary>
    public TimeSpan ActivityLease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often in a row a step that cannot be made or stored is tried before its instance is given up; failures of
    /// the storage do not count.
    /// </summary>
    public int StepAttemptsMax { get; init; } = 10;

    /// <summary>
    /// How often the message of an activity is delivered before the activity counts as failed: it may be what ends its
    /// hosts.
    /// </summary>
    public int ActivityDeliveriesMax { get; init; } = 10;

    /// <summary>
    /// Timers that fire sooner are kept by the step that sets them; others get a message of their own.
    /// </summary>
    public TimeSpan ShortTimerMax { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Timers that fire sooner get an alarm in the process that sets them, and so fire to the point.</summary>
    public TimeSpan AlarmMax { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How much later than the alarm a timer's message shows, for the case that the alarm's process is gone.
    /// </summary>
    public TimeSpan AlarmGrace { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long an instance that nothing happens to stays in memory.</summary>
    public TimeSpan IdleMax { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often instances are looked for that have been left without a message.</summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long an instance is to start at least before that is taken for cut short.</summary>
    public TimeSpan StartPatience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long nothing has happened to a running instance when somebody looks whether a message of it was lost: longer
    /// than any activity runs.
    /// </summary>
    public TimeSpan LookAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a message of a queue is hidden from others while a host works on it.</summary>
    public TimeSpan LeaseOf(HubQueue queue) => queue == HubQueue.WorkItems ? ActivityLease : Lease;
}
