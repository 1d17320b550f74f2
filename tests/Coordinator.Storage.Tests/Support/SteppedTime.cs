namespace Coordinator.Storage.Tests.Support;

/// <summary>A clock that moves when it is told to; its timers never fire.</summary>
sealed class SteppedTime : TimeProvider
{
    long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new NeverTimer();

    public void Pass(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    sealed class NeverTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            // Nothing was started.
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
