using System.Globalization;
using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Spectators;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Simulation;
using Xunit.Abstractions;

namespace Coordinator.Simulation.Tests.Nemesis;

/// <summary>
/// Failover, rejoin and moves at random under load, with hosts that die while they change the placement, lost answers,
/// old maps, and dropped stores that old actors still reach. COORDINATOR_MOVE_RUNS asks for more seeds (T40, T41).
/// </summary>
public class MovingNemesisTests(ITestOutputHelper output)
{
    const int DefaultRuns = 4;

    static int Runs => Environment.GetEnvironmentVariable("COORDINATOR_MOVE_RUNS") is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : DefaultRuns;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public void Money_vanishes_or_replicas_differ_after_moves(int replicas, bool isHasty) => Run(
        Moving(replicas) with { IsHasty = isHasty, Spectator = world => new EqualReplicas(world) });

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Money_vanishes_while_stores_fall_silent_in_the_middle_of_moves(int replicas) => Run(
        Moving(replicas) with { SilencesStores = true, Spectator = world => new EqualReplicas(world) });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Money_vanishes_while_hosts_transfer_by_old_maps_and_shards_move_by_consensus(int replicas) => Run(
        Moving(replicas) with
        {
            Acceptors = 3,
            SlotsPerShard = 2,
            PageRowsMax = 7,
            CutsOffHosts = true,
            Spectator = world => new EqualReplicas(world),
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Money_vanishes_when_a_copy_takes_many_pages(int replicas) => Run(
        Moving(replicas) with { PageRowsMax = 4, Spectator = world => new TokenSpectator(world) });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_token_is_doubled_or_lost_while_shards_move_and_tombstones_go(int replicas) => Run(
        Moving(replicas) with
        {
            Cleans = true,
            Workload = world => new TokenWorkload(world),
            Spectator = world => new EqualReplicas(world),
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_log_loses_doubles_or_reorders_changes_while_shards_move(int replicas) => Run(Moving(replicas) with
    {
        Faults = RoughNetwork.Faults,
        Length = TimeSpan.FromSeconds(8),
        Spectator = world => new LogSpectator(world),
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_view_shows_other_sums_than_the_items_while_shards_move(int replicas) => Run(Moving(replicas) with
    {
        Faults = RoughNetwork.Faults,
        Length = TimeSpan.FromSeconds(4),
        Spectator = world => new BankViewSpectator(world),
    });

    static NemesisOptions Moving(int replicas) => new()
    {
        Replicas = replicas,
        Faults = RoughNetwork.Faults with { LatestArrival = TimeSpan.FromSeconds(20) },
        Moves = true,
    };

    void Run(NemesisOptions options)
    {
        var (committed, epochs, joins) = (0, 0, 0);
        Seeds.ForEach(Runs, seed =>
        {
            var nemesis = new NemesisRun(seed, options);
            committed += nemesis.Run();
            epochs += nemesis.EpochCount;
            joins += nemesis.JoinCount;
        });
        output.WriteLine($"{Runs} seeds: {committed} committed, {epochs} epochs passed, {joins} joins");
        Assert.True(committed > 2 * Runs, $"only {committed} transactions committed: the runs show nothing");
        Assert.True(epochs > 2 * Runs && joins > Runs, $"only {epochs} epochs, {joins} joins: nothing moved");
    }
}
