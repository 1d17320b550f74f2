using Microsoft.Extensions.Hosting;

namespace Coordinator.Functions.Tests.Support;

/// <summary>A host that stops when a test says so.</summary>
sealed class StoppingHost : IHostApplicationLifetime, IDisposable
{
    readonly CancellationTokenSource _stopping = new();

    public CancellationToken ApplicationStarted => CancellationToken.None;

    public CancellationToken ApplicationStopping => _stopping.Token;

    public CancellationToken ApplicationStopped => CancellationToken.None;

    public void StopApplication() => _stopping.Cancel();

    public void Dispose() => _stopping.Dispose();
}
