namespace Coordinator.TestKit.Simulation;

/// <summary>A host's clock: the scheduler's, plus a skew that a test may change at any moment.</summary>
public sealed class SimTimeProvider(SimScheduler scheduler, SimHost host) : TimeProvider
{
    /// <summary>How far the host's wall clock is off.</summary>
    public TimeSpan Skew { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => scheduler.Now + Skew;

    /// <summary>Monotonic time has no skew.</summary>
    public override long GetTimestamp() => scheduler.Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimTimer(scheduler, host, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }
}
