using Microsoft.Extensions.Hosting;

namespace Coordinator.Functions.Hosting;

/// <summary>
/// Opens once all hosted services have started; so it is registered as the last of them. In Azure the Functions host
/// calls functions as soon as the worker has listed them, which is before: the settings may not be held against the
/// deployment yet, and with another number of slots an item would be written where nobody else looks.
/// </summary>
sealed class StartGate : IHostedService
{
    readonly TaskCompletionSource _opened = new();

    /// <summary>Completes when functions may run.</summary>
    public Task Opened => _opened.Task;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _opened.TrySetResult();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
