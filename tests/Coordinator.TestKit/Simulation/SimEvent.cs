namespace Coordinator.TestKit.Simulation;

/// <summary>Something that the scheduler runs once.</summary>
/// <param name="host">Whose it is: dropped when that host is dead. Null for the network and the stores.</param>
/// <param name="action">What to do.</param>
public sealed class SimEvent(SimHost? host, Action action)
{
    bool _isCancelled;

    /// <summary>Drops it.</summary>
    public void Cancel() => _isCancelled = true;

    internal void Run()
    {
        if (_isCancelled || host is { IsAlive: false })
            return;
        if (host is { IsPaused: true })
        {
            host.Defer(this);
            return;
        }

        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(host?.Context);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }
}
