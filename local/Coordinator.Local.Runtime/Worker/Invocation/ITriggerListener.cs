namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>Waits for the events of one function, and runs it for each.</summary>
interface ITriggerListener
{
    /// <summary>Starts to wait; returns at once.</summary>
    /// <param name="cancellation">Gives up the start.</param>
    Task StartAsync(CancellationToken cancellation);

    /// <summary>Takes no more events, then waits for the runs that are under way.</summary>
    /// <param name="cancellation">When it fires, the runs are cancelled and no longer waited for.</param>
    Task StopAsync(CancellationToken cancellation);
}
