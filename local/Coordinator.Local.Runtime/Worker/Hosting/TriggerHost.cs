using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordinator.Local.Runtime.Worker.Hosting;

/// <summary>
/// Starts the triggers after the server listens, and stops them before anything else stops: while runs finish, what
/// they call (the server included) is still there. HTTP requests finish in the server's own stop.
/// </summary>
sealed class TriggerHost(FunctionCatalog catalog, IHostApplicationLifetime lifetime, ILogger<TriggerHost> log)
    : IHostedLifecycleService, IDisposable
{
    readonly CancellationTokenSource _stopping = new();
    readonly CancellationTokenSource _abandoned = new();
    Task _listening = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _listening = Task.WhenAll(catalog.Listeners.Select(listener => Task.Run(() => ListenAsync(listener))));
        return Task.CompletedTask;
    }

    /// <param name="cancellationToken">Fires after <see cref="HostOptions.ShutdownTimeout"/>.</param>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        try
        {
            await _listening.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Log.RunsAbandoned(log);
            await _abandoned.CancelAsync();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _stopping.Dispose();
        _abandoned.Dispose();
    }

    async Task ListenAsync(ITriggerListener listener)
    {
        try
        {
            await listener.ListenAsync(_stopping.Token, _abandoned.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The wanted way out of a wait.
        }
#pragma warning disable CA1031 // A host that is deaf to one trigger must not look healthy: it ends.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.ListenerFailed(log, error);
            lifetime.StopApplication();
        }
    }
}
