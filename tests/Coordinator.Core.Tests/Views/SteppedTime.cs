namespace Coordinator.Core.Tests.Views;

/// <summary>A clock that moves when it is told to; it has no timers.</summary>
sealed class SteppedTime : TimeProvider
{
    long _ticks = TimeSpan.FromDays(1).Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(_ticks);

    public void Pass(TimeSpan time) => _ticks += time.Ticks;
}
