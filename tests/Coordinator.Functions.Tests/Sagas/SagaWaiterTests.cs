using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Functions.Sagas;
using Coordinator.Functions.Tests.Support;
using Shouldly;

namespace Coordinator.Functions.Tests.Sagas;

/// <summary>Waiting for a saga's end.</summary>
public class SagaWaiterTests
{
    static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    static readonly SagaStatus Running = new()
    {
        Id = "s-1",
        Definition = "trip",
        Version = 1,
        State = SagaState.Running,
        Revision = 1,
        Input = "{}",
        StartedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
        Steps = [],
        Timeline = [],
    };

    [Fact]
    public async Task A_host_that_stops_is_held_up_by_somebody_who_waits_for_a_saga()
    {
        var sagas = new MemorySagas();
        await sagas.ShowAsync(Running);
        using var host = new StoppingHost();
        var waiting = new SagaWaiter(sagas, TimeProvider.System)
            .FindAsync("s-1", Tenant.None, Long, CancellationToken.None, host.ApplicationStopping);

        waiting.IsCompleted.ShouldBeFalse();
        host.StopApplication();

        (await waiting.WaitAsync(Long / 2)).ShouldNotBeNull().State.ShouldBe(SagaState.Running);
    }

    [Fact]
    public async Task A_caller_who_has_gone_is_answered()
    {
        var sagas = new MemorySagas();
        await sagas.ShowAsync(Running);
        using var gone = new CancellationTokenSource();
        var waiting = new SagaWaiter(sagas, TimeProvider.System)
            .FindAsync("s-1", Tenant.None, Long, gone.Token, CancellationToken.None);
        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
    }
}
