namespace Coordinator.TestKit.Durable;

/// <summary>The time of an orchestration's history.</summary>
sealed class ReplayTime(Func<DateTimeOffset> now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now();
}
