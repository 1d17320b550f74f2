using System.Globalization;
using Coordinator.Simulation.Nemesis;
using Coordinator.TestKit.Simulation;
using Xunit.Abstractions;

namespace Coordinator.Simulation.Tests.Nemesis;

/// <summary>
/// Lists while shards move: the whole history must be strictly serializable, and the replicas equal in the end (T20,
/// T22, T40, T41). COORDINATOR_MOVE_LIST_RUNS asks for more seeds.
/// </summary>
public class MovingListsTests(ITestOutputHelper output)
{
    const int DefaultRuns = 3;

    static int Runs => Environment.GetEnvironmentVariable("COORDINATOR_MOVE_LIST_RUNS") is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : DefaultRuns;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lists_are_not_strictly_serializable_or_replicas_differ_while_shards_move(int replicas) =>
        Run(Moving(replicas));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lists_are_not_strictly_serializable_while_shards_move_and_everybody_refuses_everybody(int replicas) =>
        Run(Moving(replicas) with { IsHasty = true });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lists_are_not_strictly_serializable_while_shards_move_stores_are_silent_and_clocks_off(int replicas) =>
        Run(Moving(replicas) with
        {
            SilencesStores = true,
            LocksSnapshots = true,
            SkewMax = TimeSpan.FromMinutes(5),
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_host_that_is_cut_off_from_the_placement_reads_what_a_dropped_store_still_has(int replicas) =>
        Run(Moving(replicas) with { CutsOffHosts = true });

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(3, 3)]
    [InlineData(2, 1)]
    public void Lists_are_not_strictly_serializable_while_shards_move_by_consensus(int replicas, int acceptors) =>
        Run(Moving(replicas) with
        {
            Acceptors = acceptors,
            SlotsPerShard = 2,
            PageRowsMax = 7,
            SilencesStores = true,
            CutsOffHosts = true,
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lists_are_not_strictly_serializable_while_shards_of_many_slots_move_and_all_else_fails(int replicas) =>
        Run(Moving(replicas) with
        {
            Acceptors = 3,
            SlotsPerShard = 3,
            PageRowsMax = 7,
            CutsOffHosts = true,
            SilencesStores = true,
            Cleans = true,
            SkewMax = TimeSpan.FromMinutes(5),
        });

    static NemesisOptions Moving(int replicas) =>
        new() { Replicas = replicas, Faults = NemesisTests.Faults, Moves = true };

    void Run(NemesisOptions options)
    {
        var tally = new MoveTally();
        try
        {
            Seeds.ForEach(Runs, seed => tally.Add(seed, options));
        }
        finally
        {
            output.WriteLine(tally.ToString());
        }

        Assert.True(tally.IsEnough, $"too little happened: {tally}");
    }
}
