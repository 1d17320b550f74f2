using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Tests.Workloads;

/// <summary>Fifty clients on two keys (T19).</summary>
public class HotKeysTests
{
    const int SeedCount = 6;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Somebody_hangs_or_starves_at_two_keys_that_fifty_clients_want(int replicas)
    {
        var (committed, again) = (0, 0);
        Seeds.ForEach(SeedCount, seed =>
        {
            HotKeysWorkload? keys = null;
            new NemesisRun(seed, Crowd(replicas, world => keys = new HotKeysWorkload(world))).Run();
            committed += keys!.CommittedCount;
            again += keys.AgainCount;
        });
        Assert.True(committed >= 50 * SeedCount && again > SeedCount, $"{committed} committed, {again} asked again");
    }

    [Fact]
    public void A_client_that_takes_longer_than_it_may_goes_unnoticed()
    {
        var run = new NemesisRun(1, Crowd(replicas: 1, world => new HotKeysWorkload(world)
        {
            Bound = TimeSpan.FromSeconds(1),
        }));

        Assert.Throws<SimulationFailedException>(() => run.Run());
    }

    static NemesisOptions Crowd(int replicas, Func<SimWorld, IWorkload> workload) => new()
    {
        Workload = workload,
        Replicas = replicas,
        Clients = 50,
        ThinkMax = TimeSpan.FromSeconds(2),
        Length = TimeSpan.FromSeconds(5),
    };
}
