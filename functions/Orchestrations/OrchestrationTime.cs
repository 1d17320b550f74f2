using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations;

/// <summary>The time of an orchestration: that of the event which it is at, the same in every replay.</summary>
sealed class OrchestrationTime(TaskOrchestrationContext context) : TimeProvider
{
    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override long GetTimestamp() => context.CurrentUtcDateTime.Ticks;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => new(context.CurrentUtcDateTime, TimeSpan.Zero);
}
