namespace Coordinator.TestKit.Simulation;

/// <summary>A timer in virtual time, on one host.</summary>
sealed class SimTimer(SimScheduler scheduler, SimHost host, Action callback) : ITimer
{
    SimEvent? _next;
    TimeSpan _period;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _next?.Cancel();
        _period = period;
        _next = dueTime == Timeout.InfiniteTimeSpan ? null : scheduler.Schedule(host, dueTime, Fire);
        return true;
    }

    public void Dispose() => _next?.Cancel();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    void Fire()
    {
        if (_period > TimeSpan.Zero)
            _next = scheduler.Schedule(host, _period, Fire);
        callback();
    }
}
