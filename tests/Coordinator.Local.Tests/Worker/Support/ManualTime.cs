namespace Coordinator.Local.Tests.Worker.Support;

/// <summary>A clock that stands still until it is moved; timers fire while it passes their times.</summary>
sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    readonly Lock _lock = new();
    readonly List<Timer> _timers = [];
    DateTimeOffset _now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer fires; null when nobody waits.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_lock)
                return _timers.Where(timer => timer.Due is not null).Min(timer => timer.Due);
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves the clock on, from timer to timer. What they wake may run on other threads.</summary>
    public void Advance(TimeSpan by)
    {
        DateTimeOffset end = GetUtcNow() + by;
        while (NextDue is { } due && due <= end)
        {
            List<Timer> fired;
            lock (_lock)
            {
                _now = due > _now ? due : _now;
                fired = _timers.FindAll(timer => timer.Due <= _now);
                fired.ForEach(timer => timer.Reset());
            }

            fired.ForEach(timer => timer.Fire());
        }

        lock (_lock)
            _now = end;
    }

    /// <summary>
    /// Sets the clock back, as a correction of it does; timers that run still take as long as they take.
    /// </summary>
    public void SetBack(TimeSpan by)
    {
        lock (_lock)
        {
            _now -= by;
            _timers.ForEach(timer => timer.Move(-by));
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_lock)
            _timers.Add(timer);
        return timer;
    }

    sealed class Timer(ManualTime time, Action callback) : ITimer
    {
        TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                _period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : time._now + dueTime;
            }

            return true;
        }

        public void Reset() => Due = _period > TimeSpan.Zero ? Due + _period : null;

        public void Move(TimeSpan by) => Due += by;

        public void Fire() => callback();

        public void Dispose()
        {
            lock (time._lock)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
