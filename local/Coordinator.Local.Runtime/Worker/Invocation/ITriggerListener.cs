namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>Waits for the events of one function, and runs it for each.</summary>
interface ITriggerListener
{
    /// <summary>Listens until it shall stop; ends when the runs that were under way then have ended.</summary>
    /// <param name="stopping">Fires when it shall take no more events.</param>
    /// <param name="abandoned">
    /// Fires when the host has waited long enough for the runs; they are cancelled by it.
    /// </param>
    Task ListenAsync(CancellationToken stopping, CancellationToken abandoned);
}
