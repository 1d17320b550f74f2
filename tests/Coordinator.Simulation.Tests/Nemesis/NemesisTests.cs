using System.Globalization;
using Coordinator.Simulation.Nemesis;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Tests.Nemesis;

/// <summary>
/// Random runs of the whole protocol under a mix of faults (T23, T41). COORDINATOR_SIM_RUNS in the environment asks for
/// more seeds than the few of a normal run.
/// </summary>
public class NemesisTests
{
    const int DefaultRuns = 8;

    internal static readonly FaultRates Faults = new()
    {
        LostRequests = 0.01,
        LostReplies = 0.01,
        LateWrites = 0.01,
        DuplicateWrites = 0.02,
        Crashes = 0.001,
        LatestArrival = TimeSpan.FromSeconds(20),
    };

    internal static int Runs => Environment.GetEnvironmentVariable("COORDINATOR_SIM_RUNS") is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : DefaultRuns;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Money_appears_or_vanishes_under_lost_late_and_doubled_requests_and_crashes(int replicas) =>
        Run(new NemesisOptions { Replicas = replicas, Faults = Faults });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Money_appears_or_vanishes_when_everybody_refuses_everybody(int replicas) =>
        Run(new NemesisOptions { Replicas = replicas, Faults = Faults, IsHasty = true });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Money_appears_or_vanishes_while_replicas_come_and_go(int replicas) =>
        Run(new NemesisOptions { Replicas = replicas, Faults = Faults, Reconfigures = true });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Money_appears_or_vanishes_while_replicas_come_and_go_and_everybody_refuses_everybody(int replicas) =>
        Run(new NemesisOptions { Replicas = replicas, Faults = Faults, Reconfigures = true, IsHasty = true });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Money_appears_or_vanishes_while_garbage_is_removed_and_epochs_are_bumped(int replicas) =>
        Run(new NemesisOptions { Replicas = replicas, Faults = Faults, Cleans = true });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Money_appears_or_vanishes_while_stores_fall_silent_and_clocks_are_five_minutes_off(int replicas) =>
        Run(new NemesisOptions
        {
            Replicas = replicas,
            Faults = Faults,
            SilencesStores = true,
            Reconfigures = true,
            SkewMax = TimeSpan.FromMinutes(5),
        });

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void Money_appears_or_vanishes_in_snapshots_under_locks(int replicas, bool isHasty) =>
        Run(new NemesisOptions
        {
            Replicas = replicas,
            Faults = Faults,
            Reconfigures = true,
            IsHasty = isHasty,
            LocksSnapshots = true,
        });

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void A_token_is_doubled_or_lost_while_items_are_deleted_and_inserted(int replicas, bool isHasty) =>
        Run(new NemesisOptions
        {
            Replicas = replicas,
            Faults = Faults,
            IsHasty = isHasty,
            Workload = world => new TokenWorkload(world),
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_token_is_doubled_or_lost_while_tombstones_are_removed(int replicas) =>
        Run(new NemesisOptions
        {
            Replicas = replicas,
            Faults = Faults,
            Cleans = true,
            Workload = world => new TokenWorkload(world),
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_token_is_doubled_or_lost_while_replicas_come_and_go(int replicas) =>
        Run(new NemesisOptions
        {
            Replicas = replicas,
            Faults = Faults,
            Reconfigures = true,
            Workload = world => new TokenWorkload(world),
        });

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void Money_appears_or_vanishes_while_shards_move_and_hosts_die_that_move_them(int replicas, bool isHasty) =>
        Run(new NemesisOptions { Replicas = replicas, Faults = Faults, Moves = true, IsHasty = isHasty });

    [Fact]
    public void The_same_seed_gives_another_bank()
    {
        var options = new NemesisOptions { Replicas = 2, Faults = Faults, Reconfigures = true, Cleans = false };
        Assert.Equal(Story(1, options), Story(1, options));
        Assert.NotEqual(Story(1, options), Story(2, options));
    }

    static void Run(NemesisOptions options)
    {
        var committed = 0;
        Seeds.ForEach(Runs, seed => committed += new NemesisRun(seed, options).Run());
        Assert.True(committed > 5 * Runs, $"only {committed} transactions committed: the runs show nothing");
    }

    static string Story(int seed, NemesisOptions options)
    {
        var nemesis = new NemesisRun(seed, options);
        nemesis.Run();
        return nemesis.Describe();
    }
}
