using Coordinator.Local.Runtime.Durable;
using Coordinator.Local.Runtime.Durable.Storage;
using Coordinator.Local.Tests.Durable.Fakes;
using Coordinator.Local.Tests.Worker.Support;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Tests.Durable.Engine;

/// <summary>Engines on storage in memory, on a clock that a test moves.</summary>
public abstract class EngineTest : IAsyncLifetime
{
    readonly List<TestHost> _hosts = [];

    private protected EngineTest() => Storage = new MemoryHub(Time);

    private protected ManualTime Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private protected MemoryHub Storage { get; }

    private protected HubSettings Settings { get; set; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
    }

    private protected async Task<TestHost> StartAsync(
        Action<DurableTaskRegistry> configure, string name = "host", IHubStorage? storage = null)
    {
        var host = await TestHost.StartAsync(name, storage ?? Storage, Time, configure, Settings);
        _hosts.Add(host);
        return host;
    }

    private protected Task<OrchestrationMetadata> EndOfAsync(TestHost host, string instanceId) => Time.RunAsync(
        host.Client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, CancellationToken.None),
        $"'{instanceId}' did not end");

    private protected async Task<OrchestrationMetadata> RunAsync(TestHost host, string orchestrator, object? input = null) =>
        await EndOfAsync(host, await host.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input));
}
