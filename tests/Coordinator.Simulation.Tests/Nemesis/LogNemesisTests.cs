using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Spectators;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Tests.Nemesis;

/// <summary>
/// Event logs under lost, late and doubled requests and crashes: each committed change exactly once, per item in the
/// order of versions, causes before effects, and nothing that a consumer saw is taken back.
/// </summary>
public class LogNemesisTests
{
    const int SeedCount = 125;

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, false, false)]
    [InlineData(3, false, false)]
    [InlineData(2, true, false)]
    public void A_log_loses_doubles_or_reorders_changes(int replicas, bool isHasty, bool cleans) =>
        Run(new NemesisOptions
        {
            Replicas = replicas,
            Faults = RoughNetwork.Faults,
            IsHasty = isHasty,
            Cleans = cleans,
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_log_loses_doubles_or_reorders_changes_while_replicas_come_and_go(int replicas) =>
        Run(new NemesisOptions { Replicas = replicas, Faults = RoughNetwork.Faults, Reconfigures = true });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_log_loses_doubles_or_reorders_deletions(int replicas) => Run(new NemesisOptions
    {
        Replicas = replicas,
        Faults = RoughNetwork.Faults,
        Cleans = true,
        SkewMax = TimeSpan.FromSeconds(30),
        Workload = world => new TokenWorkload(world),
    });

    static NemesisOptions Watched(NemesisOptions options) => options with
    {
        Length = TimeSpan.FromSeconds(5),
        Spectator = world => new LogSpectator(world),
    };

    static void Run(NemesisOptions options)
    {
        var committed = 0;
        Seeds.ForEach(SeedCount, seed => committed += new NemesisRun(seed, Watched(options)).Run());
        Assert.True(committed > 2 * SeedCount, $"only {committed} transactions committed: the runs show nothing");
    }
}
