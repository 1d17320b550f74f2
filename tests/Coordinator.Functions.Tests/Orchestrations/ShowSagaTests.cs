using System.Diagnostics.Metrics;
using Coordinator.Core.Sagas;
using Coordinator.Functions.Orchestrations.Sagas;
using Coordinator.Functions.Sagas;
using Coordinator.Functions.Telemetry;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Functions.Tests.Orchestrations;

public sealed class ShowSagaTests : IDisposable
{
    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Theory]
    [InlineData(SagaState.Running, 0)]
    [InlineData(SagaState.Stuck, 1)]
    public async Task A_saga_that_needs_an_operator_tells_nobody(SagaState state, int alerts)
    {
        var sagas = new MemorySagas();
        var meters = _services.GetRequiredService<IMeterFactory>();
        using var counted = new MetricCount("coordinator.sagas.stuck", meters);
        var metrics = new HostMetrics(meters);
        var alert = new SagaAlert(metrics, NullLogger<SagaAlert>.Instance);
        await new ShowSaga(sagas, alert).RunAsync(null!, new(Status(state)));

        (await sagas.FindAsync("s-1"))!.State.ShouldBe(state);
        counted.Value.ShouldBe(alerts);
    }

    static SagaStatus Status(SagaState state) => new()
    {
        Id = "s-1",
        Definition = "d",
        Version = 1,
        State = state,
        Revision = 1,
        Input = "{}",
        StartedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
        Steps = [new StepStatus { Name = "one", State = StepState.Stuck }],
        Timeline = [],
    };
}
