using Microsoft.Extensions.Hosting;

namespace Coordinator.Simulation.Systems.Hosts;

/// <summary>A simulated host never stops by itself; it dies.</summary>
sealed class HostLife : IHostApplicationLifetime
{
    /// <inheritdoc />
    public CancellationToken ApplicationStarted => CancellationToken.None;

    /// <inheritdoc />
    public CancellationToken ApplicationStopping => CancellationToken.None;

    /// <inheritdoc />
    public CancellationToken ApplicationStopped => CancellationToken.None;

    /// <inheritdoc />
    public void StopApplication() => throw new NotSupportedException("A simulated host does not stop.");
}
