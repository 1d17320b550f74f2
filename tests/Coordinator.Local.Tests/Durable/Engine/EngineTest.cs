using Coordinator.Local.Runtime.Durable;
using Coordinator.Local.Tests.Durable.Fakes;
using Coordinator.Local.Tests.Worker.Support;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Tests.Durable.Engine;

/// <summary>Engines on storage in memory, on a clock that a test moves.</summary>
public abstract class EngineTest : IAsyncLifetime
{
    readonly Lazy<Stage> _stage;

    private protected EngineTest() => _stage = new Lazy<Stage>(() => new Stage(Settings));

    private protected HubSettings Settings { get; set; } = new();

    private protected Stage Stage => _stage.Value;

    private protected ManualTime Time => Stage.Time;

    private protected MemoryHub Storage => Stage.Storage;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Stage.DisposeAsync();

    private protected Task<TestHost> StartAsync(Action<DurableTaskRegistry> configure, string name = "host") =>
        Stage.StartAsync(name, configure);

    private protected Task<OrchestrationMetadata> EndOfAsync(TestHost host, string instanceId) =>
        Stage.EndOfAsync(host, instanceId);

    private protected async Task<OrchestrationMetadata> RunAsync(
        TestHost host, string orchestrator, object? input = null) =>
        await EndOfAsync(host, await host.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input));
}
