namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>
/// The one thread that an orchestrator's code runs on during a step. What it awaits goes on here, in order; what
/// another thread tries to continue does not run at all, since the step would not be the same in its next replay.
/// </summary>
sealed class OrchestratorThread : SynchronizationContext
{
    readonly int _owner = Environment.CurrentManagedThreadId;
    readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = [];
    volatile bool _ended;

    /// <summary>Whether a foreign thread tried to go on with the orchestrator.</summary>
    public bool WasTrespassed { get; private set; }

    public bool IsCurrent => !_ended && Environment.CurrentManagedThreadId == _owner;

    /// <summary>Runs code, and all that it leads to, on this thread.</summary>
    public void Run(Action code)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            code();
            Drain();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    /// <summary>After this nothing runs any more.</summary>
    public void End() => _ended = true;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
            _queue.Enqueue((d, state));
        else
            WasTrespassed = true;
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
            d(state);
        else
            WasTrespassed = true;
    }

    public override SynchronizationContext CreateCopy() => this;

    void Drain()
    {
        while (_queue.TryDequeue(out var next))
            next.Callback(next.State);
    }
}
