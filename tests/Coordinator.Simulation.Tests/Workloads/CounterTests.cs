using System.Globalization;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Tests.Workloads;

/// <summary>Counters under fire (T29).</summary>
public class CounterTests
{
    const int SeedCount = 40;

    [Fact]
    public void An_increment_that_is_asked_again_counts_twice_or_never()
    {
        var (committed, repeated) = (0, 0);
        Seeds.ForEach(SeedCount, seed =>
        {
            CounterWorkload? counters = null;
            Drawn.Run(seed, world => counters = new CounterWorkload(world));
            committed += counters!.CommittedCount;
            repeated += counters.Retries.RepeatedCount;
        });
        Assert.True(committed > 10 * SeedCount && repeated > SeedCount, $"{committed} committed, {repeated} repeated");
    }

    [Fact]
    public void Unknown_increments_that_are_asked_again_under_another_id_go_unnoticed() =>
        Drawn.RequireCaught(world => new CounterWorkload(world)
        {
            Retries = new RetriedRequests(world) { Again = UnderAnotherId(world) },
        });

    static Func<TransactionRequest, TransactionRequest> UnderAnotherId(SimWorld world)
    {
        var ids = 0;
        return request => request with
        {
            Id = world.IdIn(0, string.Create(CultureInfo.InvariantCulture, $"another{ids++}")),
        };
    }
}
