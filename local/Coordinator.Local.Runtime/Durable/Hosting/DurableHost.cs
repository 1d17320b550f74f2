using Azure;
using Coordinator.Local.Runtime.Durable.Engine;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordinator.Local.Runtime.Durable.Hosting;

/// <summary>
/// Runs the engine while the application runs, if that has orchestrators or activities. It starts after the server
/// listens and stops before anything else stops, so that activities find what they call. While the hub's account does
/// not answer, the application runs without it, and the start is tried again.
/// </summary>
sealed class DurableHost(
    IServiceProvider services,
    IOptions<DurableTaskRegistry> registry,
    IHostApplicationLifetime lifetime,
    ILogger<DurableHost> log) : IHostedLifecycleService, IAsyncDisposable
{
    static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    readonly CancellationTokenSource _stopping = new();
    DurableEngine? _engine;
    Task _watch = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (registry.Value is { Orchestrators.Count: 0, Activities.Count: 0 })
            return;
        _engine = new DurableEngine(
            services.GetRequiredService<Hub>(),
            new TaskCatalog(registry.Value, services.GetRequiredService<IServiceScopeFactory>()),
            services.GetRequiredService<DataConverter>(),
            services.GetRequiredService<ILoggerFactory>());
        var isStarted = await TryStartAsync(_engine);
        _watch = isStarted ? WatchAsync(_engine) : StartLaterAsync(_engine);
    }

    /// <param name="cancellationToken">Fires after <see cref="HostOptions.ShutdownTimeout"/>.</param>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        if (_engine is not null)
            await _engine.StopAsync(cancellationToken);
        await _watch;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
            await _engine.DisposeAsync();
        _stopping.Dispose();
    }

    async Task StartLaterAsync(DurableEngine engine)
    {
        var time = services.GetRequiredService<Hub>().Time;
        do
        {
            await Task.Delay(RetryAfter, time, _stopping.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_stopping.IsCancellationRequested)
                return;
        }
        while (!await TryStartAsync(engine));
        await WatchAsync(engine);
    }

    async Task<bool> TryStartAsync(DurableEngine engine)
    {
        try
        {
            await engine.StartAsync();
            return true;
        }
        // The client library's ways to say that the account did not answer, or not in time.
        catch (Exception error)
            when (error is RequestFailedException or AggregateException or OperationCanceledException)
        {
            Log.HubUnreachable(log, (error as RequestFailedException)?.Status ?? 0, error.GetType().Name);
            return false;
        }
    }

    async Task WatchAsync(DurableEngine engine)
    {
        try
        {
            await engine.Completion;
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
#pragma warning disable CA1031 // A host whose engine has stopped must not look healthy: it ends.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.EngineFailed(log, error);
            lifetime.StopApplication();
        }
    }
}
