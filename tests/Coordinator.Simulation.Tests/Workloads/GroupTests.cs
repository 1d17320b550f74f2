using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Reads;
using Coordinator.Simulation.Workloads;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Tests.Workloads;

/// <summary>Single writes and reads of groups under fire (long fork, causal reverse).</summary>
public class GroupTests
{
    const int SeedCount = 40;

    [Fact]
    public void Reads_disagree_on_the_order_of_writes_or_see_a_later_one_only()
    {
        var (asked, committed) = (0, 0);
        Seeds.ForEach(SeedCount, seed =>
        {
            GroupWorkload? groups = null;
            Drawn.Run(seed, world => groups = new GroupWorkload(world));
            asked += groups!.TransactionCount + groups.ReadCount;
            committed += groups.CommittedCount;
        });
        Assert.True(committed > 10 * SeedCount && asked > committed, $"{asked} asked, {committed} committed");
    }

    [Fact]
    public void Groups_that_are_read_one_key_after_the_other_go_unnoticed() =>
        Drawn.RequireCaught(world => new GroupWorkload(world)
        {
            ReadGroupAsync = (node, group) => EachAsync(group, item => node.Read(item)),
        });

    [Fact]
    public void Groups_that_are_read_as_they_may_have_been_go_unnoticed() =>
        Drawn.RequireCaught(world => new GroupWorkload(world)
        {
            ReadGroupAsync = (node, group) => EachAsync(group, item => node.ReadEventual(item)),
        });

    [Fact]
    public void Two_reads_that_see_two_writes_in_opposite_orders_go_unnoticed()
    {
        var history = new GroupHistory();
        history.Ask("w1");
        history.Ask("w2");
        var (first, second) = (history.BeginRead(), history.BeginRead());
        history.EndRead(first, [("x", 1, "w1"), ("y", 0, null)]);
        history.EndRead(second, [("x", 0, null), ("y", 1, "w2")]);

        Assert.Contains("long fork", history.Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_that_sees_a_write_and_not_one_acknowledged_before_it_goes_unnoticed()
    {
        var history = new GroupHistory();
        var read = history.BeginRead();
        history.Ask("w1");
        history.Acknowledge("x", 1);
        history.Ask("w2");
        history.EndRead(read, [("x", 0, null), ("y", 1, "w2")]);

        Assert.Contains("causal reverse", history.Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_that_does_not_see_what_was_acknowledged_before_it_goes_unnoticed()
    {
        var history = new GroupHistory();
        history.Ask("w1");
        history.Acknowledge("x", 1);
        var read = history.BeginRead();
        history.EndRead(read, [("x", 0, null), ("y", 0, null)]);

        Assert.Contains("stale", history.Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_in_an_order_that_time_allows_are_refused()
    {
        var history = new GroupHistory();
        var (first, second) = (history.BeginRead(), history.BeginRead());
        history.Ask("w1");
        history.Acknowledge("x", 1);
        history.EndRead(first, [("x", 0, null), ("y", 0, null)]);
        history.EndRead(second, [("x", 1, "w1"), ("y", 0, null)]);

        Assert.Null(history.Problem());
    }

    static async Task<IReadOnlyList<ItemState>?> EachAsync(
        ImmutableArray<ItemName> group, Func<ItemName, Task<ItemState?>> readAsync)
    {
        var states = new List<ItemState>();
        foreach (var item in group)
        {
            if (await readAsync(item) is not { } state)
                return null;
            states.Add(state);
        }

        return states;
    }
}
