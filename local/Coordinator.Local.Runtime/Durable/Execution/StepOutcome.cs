using Coordinator.Local.Runtime.Durable.History;

namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>What an orchestrator did in a step.</summary>
/// <param name="Scheduled">What it began, in the order of the numbers.</param>
/// <param name="CancelledTimers">The timers that it gave up and that the history still has as open.</param>
/// <param name="Completion">How it ended; null when it waits.</param>
/// <param name="IsSuspended">Whether it is suspended.</param>
/// <param name="CustomStatus">Its custom status as JSON; null when it has not set one.</param>
/// <param name="SetsCustomStatus">Whether it has set one, be it null.</param>
sealed record StepOutcome(
    IReadOnlyList<ScheduledEvent> Scheduled,
    IReadOnlyList<int> CancelledTimers,
    StepCompletion? Completion,
    bool IsSuspended,
    string? CustomStatus,
    bool SetsCustomStatus);
