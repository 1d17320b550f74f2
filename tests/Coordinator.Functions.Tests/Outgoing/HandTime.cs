namespace Coordinator.Functions.Tests.Outgoing;

/// <summary>Time limits that pass when a test says so, and not before.</summary>
sealed class HandTime : TimeProvider
{
    readonly Lock _gate = new();
    readonly List<Action> _timers = [];

    /// <summary>Lets every limit pass that was set so far.</summary>
    public void Pass()
    {
        Action[] due;
        lock (_gate)
        {
            due = [.. _timers];
            _timers.Clear();
        }

        foreach (var timer in due)
            timer();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
            _timers.Add(() => callback(state));
        return System.CreateTimer(_ => { }, state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
