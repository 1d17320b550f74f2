namespace Coordinator.Functions.Tests.Access;

/// <summary>A clock that a test moves on.</summary>
sealed class SteppedTime : TimeProvider
{
    long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by) => _ticks += by.Ticks;

    public override long GetTimestamp() => _ticks;
}
