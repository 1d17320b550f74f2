using System.Diagnostics.Metrics;
using Coordinator.Core.Sagas;
using Coordinator.Functions.Sagas;
using Coordinator.Functions.Telemetry;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Functions.Tests.Sagas;

/// <summary>Sagas that are shown as running.</summary>
public sealed class SagaWatchTests : IAsyncDisposable
{
    static readonly DateTimeOffset LongAgo = DateTimeOffset.UnixEpoch;

    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly MemorySagas _sagas = new();
    readonly FakeOrchestrations _hub = new();
    readonly MetricCount _alerts;
    readonly SagaWatch _watch;

    public SagaWatchTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _alerts = new MetricCount("coordinator.sagas.stuck", meters);
        var metrics = new HostMetrics(meters);
        _watch = new SagaWatch(_sagas, new SagaAlert(metrics, NullLogger<SagaAlert>.Instance), TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        _alerts.Dispose();
        await _hub.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Failed)]
    [InlineData(OrchestrationRuntimeStatus.Terminated)]
    [InlineData(OrchestrationRuntimeStatus.Completed)]
    public async Task A_saga_whose_orchestration_has_ended_looks_as_if_it_ran(OrchestrationRuntimeStatus status)
    {
        await StartAsync("a", LongAgo);
        _hub.Status = status;
        await _watch.LookAsync(_hub, CancellationToken.None);

        await RequireStuckAsync("a", $"{status}");
        await _watch.LookAsync(_hub, CancellationToken.None);
        _alerts.Value.ShouldBe(1);
    }

    [Fact]
    public async Task A_saga_whose_hub_was_lost_looks_as_if_it_ran()
    {
        await _sagas.ShowAsync(Status("a", LongAgo));
        await _watch.LookAsync(_hub, CancellationToken.None);

        await RequireStuckAsync("a", "there is none");
    }

    [Fact]
    public async Task A_saga_that_runs_or_has_just_started_or_has_ended_is_called_stuck()
    {
        await StartAsync("runs", LongAgo);
        await _sagas.ShowAsync(Status("new", TimeProvider.System.GetUtcNow()));
        await _sagas.ShowAsync(Status("over", LongAgo) with { State = SagaState.Completed, EndedAt = LongAgo });
        await _watch.LookAsync(_hub, CancellationToken.None);

        (await _sagas.FindAsync("runs"))!.State.ShouldBe(SagaState.Running);
        (await _sagas.FindAsync("new"))!.State.ShouldBe(SagaState.Running);
        (await _sagas.FindAsync("over"))!.State.ShouldBe(SagaState.Completed);
        _alerts.Value.ShouldBe(0);
    }

    async Task StartAsync(string id, DateTimeOffset updatedAt)
    {
        await _hub.ScheduleNewOrchestrationInstanceAsync(
            SagaInstances.Orchestration, "", new StartOrchestrationOptions(SagaInstances.IdOf(id)));
        await _sagas.ShowAsync(Status(id, updatedAt));
    }

    async Task RequireStuckAsync(string id, string reason)
    {
        var saga = await _sagas.FindAsync(id);
        saga!.State.ShouldBe(SagaState.Stuck);
        saga.Error!.ShouldContain(reason);
    }

    static SagaStatus Status(string id, DateTimeOffset updatedAt) => new()
    {
        Id = id,
        Definition = "d",
        Version = 1,
        State = SagaState.Running,
        Revision = 7,
        Input = "{}",
        StartedAt = LongAgo,
        UpdatedAt = updatedAt,
        Steps = [new StepStatus { Name = "one", State = StepState.Running }],
        Timeline = [],
    };
}
