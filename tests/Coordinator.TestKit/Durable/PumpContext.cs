namespace Coordinator.TestKit.Durable;

/// <summary>
/// Runs the code of an orchestration until it waits, in the order in which its continuations became ready.
/// </summary>
sealed class PumpContext : SynchronizationContext
{
    readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();

    public override void Post(SendOrPostCallback d, object? state) => _ready.Enqueue((d, state));

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("An orchestration has one thread; nothing may block it.");

    public override SynchronizationContext CreateCopy() => this;

    public void Run(Action action)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            action();
            while (_ready.TryDequeue(out var next))
                next.Callback(next.State);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
