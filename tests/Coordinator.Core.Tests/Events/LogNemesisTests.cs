using Coordinator.Core.Tests.Nemesis;
using Coordinator.TestKit.Faults;

namespace Coordinator.Core.Tests.Events;

/// <summary>
/// Event logs under lost, late and doubled requests and crashes: each committed change exactly once, per item in the
/// order of versions, causes before effects, and nothing that a consumer saw is taken back.
/// </summary>
public class LogNemesisTests
{
    const int Seeds = 125;

    static readonly FaultRates Faults = new()
    {
        LostRequests = 0.01,
        LostReplies = 0.02,
        LateWrites = 0.02,
        DuplicateWrites = 0.03,
        Crashes = 0.002,
        LatestArrival = TimeSpan.FromSeconds(10),
    };

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, false, false)]
    [InlineData(3, false, false)]
    [InlineData(2, true, false)]
    public void A_log_loses_doubles_or_reorders_changes(int replicas, bool isHasty, bool cleans) =>
        Run(new NemesisOptions { Replicas = replicas, Faults = Faults, IsHasty = isHasty, Cleans = cleans });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_log_loses_doubles_or_reorders_changes_while_replicas_come_and_go(int replicas) =>
        Run(new NemesisOptions { Replicas = replicas, Faults = Faults, Reconfigures = true });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_log_loses_doubles_or_reorders_deletions(int replicas) => Run(new NemesisOptions
    {
        Replicas = replicas,
        Faults = Faults,
        Cleans = true,
        SkewMax = TimeSpan.FromSeconds(30),
        Workload = world => new TokenWorkload(world),
    });

    static void Run(NemesisOptions options)
    {
        var committed = 0;
        TestKit.Simulation.Seeds.ForEach(Seeds, seed => committed += new NemesisRun(seed, options with
        {
            Length = TimeSpan.FromSeconds(5),
            Spectator = world => new LogSpectator(world),
        }).Run());
        Assert.True(committed > 2 * Seeds, $"only {committed} transactions committed: the runs show nothing");
    }
}
