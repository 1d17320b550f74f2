using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Tests.Workloads;

/// <summary>
/// YCSB+T's closed economy (T24): 16 clients, with and without faults. The campaign has as many operations as one
/// likes.
/// </summary>
public class EconomyTests
{
    const int OperationsMin = 3_000;
    const int SeedsWithoutFaults = 5;
    const int SeedsWithFaults = 15;

    [Fact]
    public void Money_is_made_or_lost_when_nothing_fails()
    {
        var operations = 0L;
        Seeds.ForEach(SeedsWithoutFaults, seed => operations += Operations(seed, world => new NemesisOptions
        {
            Workload = world,
            Replicas = 1 + (seed % 3),
            Clients = 16,
            ThinkMax = TimeSpan.FromMilliseconds(20),
            Length = TimeSpan.FromSeconds(20),
        }));
        RequireEnough(operations, SeedsWithoutFaults);
    }

    [Fact]
    public void Money_is_made_or_lost_under_faults()
    {
        var operations = 0L;
        Seeds.ForEach(SeedsWithFaults, seed => operations += Operations(
            seed, world => NemesisPlan.Draw(seed, world) with { Clients = 16, Length = TimeSpan.FromSeconds(20) }));
        RequireEnough(operations, SeedsWithFaults);
    }

    [Fact]
    public void Updates_that_get_lost_go_unnoticed() =>
        Drawn.RequireCaught(world => new EconomyWorkload(world) { Guard = _ => null });

    /// <returns>How many operations were done; throws unless the anomaly score is 0.</returns>
    static int Operations(int seed, Func<Func<SimWorld, IWorkload>, NemesisOptions> options)
    {
        EconomyWorkload? economy = null;
        new NemesisRun(seed, options(world => economy = new EconomyWorkload(world))).Run();
        Assert.Equal(0, economy!.Figures!.AnomalyScore);
        return economy.OperationCount;
    }

    static void RequireEnough(long operations, int seeds)
    {
        if (Seeds.Take(seeds).Count() == seeds)
            Assert.True(operations >= OperationsMin, $"{operations} operations");
    }
}
