using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.Extensions.Hosting;

namespace Coordinator.Local.Runtime.Worker.Hosting;

/// <summary>
/// Starts the triggers after the server listens, and stops them before anything else stops: while runs finish, what
/// they call (the server included) is still there. HTTP requests finish in the server's own stop.
/// </summary>
sealed class TriggerHost(FunctionCatalog catalog) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
        => Task.WhenAll(catalog.Listeners.Select(listener => listener.StartAsync(cancellationToken)));

    public Task StoppingAsync(CancellationToken cancellationToken)
        => Task.WhenAll(catalog.Listeners.Select(listener => listener.StopAsync(cancellationToken)));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
