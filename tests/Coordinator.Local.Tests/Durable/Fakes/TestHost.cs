using Coordinator.Local.Runtime.Durable;
using Coordinator.Local.Runtime.Durable.Client;
using Coordinator.Local.Runtime.Durable.Engine;
using Coordinator.Local.Runtime.Durable.Storage;
using Coordinator.Local.Tests.Worker.Support;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordinator.Local.Tests.Durable.Fakes;

/// <summary>An engine and a client of one process, on some storage.</summary>
sealed class TestHost : IAsyncDisposable
{
    readonly ServiceProvider _services;
    readonly DurableEngine _engine;

    TestHost(string name, IHubStorage storage, TimeProvider time, HubSettings settings, DurableTaskRegistry registry)
    {
        _services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Trace))
            .BuildServiceProvider();
        Hub = new Hub(storage, settings, new SequentialIds(name), time);
        _engine = new DurableEngine(
            Hub,
            new TaskCatalog(registry, _services.GetRequiredService<IServiceScopeFactory>()),
            JsonDataConverter.Default,
            _services.GetRequiredService<ILoggerFactory>());
        Client = new LocalDurableTaskClient(Hub, JsonDataConverter.Default);
    }

    public CapturedLogs Logs { get; } = new();

    public Hub Hub { get; }

    public bool IsUp { get; private set; } = true;

    public DurableTaskClient Client { get; }

    public static async Task<TestHost> StartAsync(
        string name,
        IHubStorage storage,
        TimeProvider time,
        Action<DurableTaskRegistry> configure,
        HubSettings? settings = null)
    {
        var registry = new DurableTaskRegistry();
        configure(registry);
        var host = new TestHost(name, storage, time, settings ?? new HubSettings(), registry);
        await host._engine.StartAsync();
        return host;
    }

    /// <summary>Whether nothing is under way but waits.</summary>
    public bool IsQuiet => !IsUp || _engine.IsQuiet;

    /// <summary>As when the process is killed.</summary>
    public void Kill()
    {
        IsUp = false;
        _engine.Abandon();
    }

    public Task StopAsync(CancellationToken patience = default) => _engine.StopAsync(patience);

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _services.DisposeAsync();
        Logs.Dispose();
    }
}
