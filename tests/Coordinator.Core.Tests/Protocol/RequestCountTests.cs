using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Stores;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>
/// What transactions and reads cost in requests and in round trips one after the other. The network takes one
/// millisecond each way, so the time to the answer counts the round trips, whatever the code says of itself.
/// </summary>
public class RequestCountTests
{
    static readonly TimeSpan RoundTrip = 2 * Latency.Fixed.Least;

    [Theory]
    [InlineData(1, 1, 1, 1, 0)]
    [InlineData(1, 2, 2, 2, 2)]
    [InlineData(2, 2, 4, 4, 4)]
    [InlineData(1, 5, 5, 5, 5)]
    [InlineData(2, 5, 10, 10, 10)]
    [InlineData(2, 1, 2, 2, 2)]
    public void A_transaction_costs_more_than_was_promised(int replicas, int slots, int reads, int before, int after)
    {
        var world = new SimWorld(new WorldOptions { Replicas = replicas });
        var items = new MarkedItems(world, slots);
        var node = new SimNode(world, "node");
        var start = (world.Counts, world.Scheduler.Now);
        var answer = world.Scheduler.Run(node.Run(Requests.Mark("t", items.Names)));
        var answered = world.Counts;

        Assert.Equal(CommitOutcome.Committed, answer.Outcome);
        Assert.Equal((reads, before), Requested(answered - start.Counts));
        Assert.Equal(2 * RoundTrip, world.Scheduler.Now - start.Now);
        world.Scheduler.RunUntilIdle();
        Assert.Equal((0, after), Requested(world.Counts - answered));
        Assert.Equal((2, reads + before, after), Told(answer.Explain!));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(3, 3)]
    public void A_strong_read_costs_more_than_was_promised(int replicas, int reads)
    {
        var world = new SimWorld(new WorldOptions { Replicas = replicas });
        var items = new MarkedItems(world, slots: 1);
        var node = new SimNode(world, "node");
        var start = (world.Counts, world.Scheduler.Now);
        Assert.Equal("{}", world.Scheduler.Run(node.Read(items.Names[0]))!.Value);

        Assert.Equal((reads, 0), Requested(world.Counts - start.Counts));
        Assert.Equal(RoundTrip, world.Scheduler.Now - start.Now);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_snapshot_writes_something(int replicas)
    {
        var world = new SimWorld(new WorldOptions { Replicas = replicas });
        var items = new MarkedItems(world, slots: 8);
        var open = new SimNode(world, "open", new NodeOptions { DropsFinish = true });
        world.Scheduler.Run(open.Run(Requests.Mark("t", items.Names)));
        var node = new SimNode(world, "node");
        var start = world.Counts;
        var snapshot = world.Scheduler.Run(node.ReadAll([.. items.Names]));

        Assert.All(snapshot!.Items, item => Assert.Contains("t", MarkedItems.Marks(item.Value)));
        Assert.Equal(0, (world.Counts - start).Commits);
    }

    [Fact]
    public void A_dry_run_tells_another_price_than_the_run()
    {
        var world = new SimWorld(new WorldOptions { Replicas = 2 });
        var items = new MarkedItems(world, slots: 3);
        var node = new SimNode(world, "node");
        var request = Requests.Mark("t", items.Names);
        var dry = world.Scheduler.Run(node.Run(request with { DryRun = true })).Explain!;
        var start = world.Counts;
        var wet = world.Scheduler.Run(node.Run(request)).Explain!;
        world.Scheduler.RunUntilIdle();

        Assert.Equal(Told(wet), Told(dry));
        Assert.Equal((world.Counts - start).Requests, dry.RequestsBefore + dry.RequestsAfter);
        Assert.Equal((world.Counts - start).Entities, wet.Entities);
    }

    [Theory]
    [InlineData(false, TransactionPlan.Votes)]
    [InlineData(true, TransactionPlan.SingleSlot)]
    public void A_dry_run_of_a_lone_lock_tells_another_way_than_the_run(bool exists, TransactionPlan plan)
    {
        var world = new SimWorld(new WorldOptions { Replicas = 1 });
        var item = world.ItemIn(1);
        var node = new SimNode(world, "node");
        if (exists)
            world.Scheduler.Run(node.Run(Requests.Put(1, item)));
        var check = new CheckOperation(item, new Condition { Exists = exists });
        var request = Requests.Of(check) with { Id = world.IdIn(1, "t") };
        var dry = world.Scheduler.Run(node.Run(request with { DryRun = true })).Explain!;
        var wet = world.Scheduler.Run(node.Run(request)).Explain!;

        Assert.Equal((plan, plan), (wet.Plan, dry.Plan));
        Assert.Equal((Told(wet), wet.Entities), (Told(dry), dry.Entities));
    }

    static (int Depth, int Before, int After) Told(Explanation explanation) =>
        (explanation.Depth, explanation.RequestsBefore, explanation.RequestsAfter);

    static (int Reads, int Commits) Requested(StoreCounts counts)
    {
        Assert.Equal(0, counts.Scans);
        return (counts.Reads, counts.Commits);
    }
}
