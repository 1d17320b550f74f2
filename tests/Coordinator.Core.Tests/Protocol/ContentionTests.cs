using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>Many who want the same (T19): nobody hangs, nobody starves, nothing is counted twice.</summary>
public class ContentionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Two_that_take_the_same_items_in_opposite_order_block_each_other(int replicas) =>
        Seeds.ForEach(200, seed =>
        {
            var world = new SimWorld(WorldOptions.Random(seed, replicas));
            var items = new MarkedItems(world, slots: 2);
            var patience = TimeSpan.FromSeconds(10);
            var one = new SimNode(world, "one").Run(
                Requests.Mark("one", items.Names) with { Timeout = patience });
            var two = new SimNode(world, "two").Run(
                Requests.Mark("two", items.Names.Reverse()) with { Timeout = patience });
            world.Scheduler.RunUntilIdle();

            var inspection = world.Settle();
            Assert.True(items.RequireWhole(inspection, "one", world.Scheduler.Run(one)), "one starved");
            Assert.True(items.RequireWhole(inspection, "two", world.Scheduler.Run(two)), "two starved");
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Fifty_clients_on_two_keys_hang_or_count_wrong(int replicas) =>
        Seeds.ForEach(3, seed =>
        {
            const int clients = 50;
            var world = new SimWorld(WorldOptions.Random(seed, replicas));
            var (a, b) = (world.ItemIn(0), world.ItemIn(1));
            var runs = Enumerable.Range(0, clients).Select(number => new SimNode(world, $"client {number}").Run(
                Requests.Of(Add(a), Add(b)) with { Timeout = TimeSpan.FromMinutes(5) })).ToList();
            world.Scheduler.RunUntilIdle();

            Assert.All(runs, run => Assert.Equal(CommitOutcome.Committed, world.Scheduler.Run(run).Outcome));
            var inspection = world.Settle();
            Assert.Equal((clients, clients), (NumberIn(inspection, a), NumberIn(inspection, b)));
            Assert.True(world.Scheduler.Elapsed < TimeSpan.FromMinutes(20), $"it took {world.Scheduler.Elapsed}");
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Two_that_read_what_the_other_writes_both_commit(int replicas) =>
        Seeds.ForEach(200, seed =>
        {
            // Write skew: each takes the last unit of one account if the other still has its own.
            var world = new SimWorld(WorldOptions.Random(seed, replicas));
            var (a, b) = (world.ItemIn(0), world.ItemIn(1));
            var founder = new SimNode(world, "founder");
            world.Scheduler.Run(founder.Run(Requests.Put(1, a, b)));
            world.Scheduler.RunUntilIdle();
            var takeA = new SimNode(world, "one").Run(TakeIfOther(a, b));
            var takeB = new SimNode(world, "two").Run(TakeIfOther(b, a));
            world.Scheduler.RunUntilIdle();

            var outcomes = new[] { world.Scheduler.Run(takeA).Outcome, world.Scheduler.Run(takeB).Outcome };
            var inspection = world.Settle();
            Assert.Equal([CommitOutcome.Aborted, CommitOutcome.Committed], outcomes.Order().Reverse());
            Assert.Equal(1, NumberIn(inspection, a) + NumberIn(inspection, b));
        });

    static AddOperation Add(ItemName item) => new(item, Requests.Path("/n"), 1);

    static TransactionRequest TakeIfOther(ItemName mine, ItemName other) => Requests.Of(
        new CheckOperation(other, new Condition { Values = [new ExpectedValue(Requests.Path("/n"), "1")] }),
        new AddOperation(mine, Requests.Path("/n"), -1)) with
    { Timeout = TimeSpan.FromSeconds(10) };

    static int NumberIn(WorldInspection inspection, ItemName item)
    {
        using var json = JsonDocument.Parse(inspection.Item(item)!.Value!);
        return json.RootElement.GetProperty("n").GetInt32();
    }
}
