using Coordinator.Local.Runtime.Durable.Messages;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>A timer of an orchestration in this process.</summary>
sealed class TimerAlarm : IDisposable
{
    readonly Lock _gate = new();
    ITimer? _timer;
    bool _isOver;

    /// <summary>The message that shows when the alarm's process is gone; null when there is none (yet).</summary>
    public HeldMessage? Message { get; private set; }

    /// <summary>Sets the alarm off after some time.</summary>
    public void Arm(TimeProvider time, TimeSpan delay, Action elapsed)
    {
        lock (_gate)
        {
            if (!_isOver)
                _timer = time.CreateTimer(_ => elapsed(), state: null, delay, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Remembers the timer's message.</summary>
    /// <returns>Whether the timer is still wanted.</returns>
    public bool Attach(HeldMessage message)
    {
        lock (_gate)
        {
            Message = message;
            return !_isOver;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            _timer?.Dispose();
        }
    }
}
