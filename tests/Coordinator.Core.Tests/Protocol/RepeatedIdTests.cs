using Coordinator.Core.Transactions;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>
/// A client that lost the answer sends its request again, perhaps with less patience than the first time.
/// </summary>
public class RepeatedIdTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public void A_committed_id_is_told_aborted_because_its_own_intents_are_in_the_way(
        int replicas, bool isAnotherRequest)
    {
        var world = new SimWorld(new WorldOptions { Replicas = replicas });
        var request = Requests.Put(1, world.ItemIn(1), world.ItemIn(2)) with { Id = world.IdIn(3, "t") };
        var dropping = new NodeOptions { DropsFinish = true };
        var first = world.Scheduler.Run(new SimNode(world, "first", dropping).Run(request));
        Assert.Equal(CommitOutcome.Committed, first.Outcome);

        var repeated = isAnotherRequest ? request with { PayloadHash = "other" } : request;
        var second = world.Scheduler.Run(new SimNode(world, "second").Run(repeated with { Timeout = TimeSpan.Zero }));

        Assert.Equal(isAnotherRequest, second.IsMismatch);
        if (!isAnotherRequest)
            Assert.Equal((CommitOutcome.Committed, first.CommitTime), (second.Outcome, second.CommitTime));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_repeat_does_not_tell_what_it_did_and_cost(int replicas)
    {
        var world = new SimWorld(new WorldOptions { Replicas = replicas });
        var request = Requests.Put(1, world.ItemIn(1), world.ItemIn(2)) with { Id = world.IdIn(3, "t") };
        world.Scheduler.Run(new SimNode(world, "first").Run(request));
        world.Scheduler.RunUntilIdle();
        var start = world.Counts;
        var second = world.Scheduler.Run(new SimNode(world, "second").Run(request));

        Assert.Equal(CommitOutcome.Committed, second.Outcome);
        Assert.Equal(1, second.Attempts);
        var explain = second.Explain!;
        Assert.Equal((TransactionPlan.Votes, 3 * replicas), (explain.Plan, explain.Replicas));
        Assert.Equal([1, 2, 3], explain.Slots.Select(slot => slot.Value));
        Assert.Equal((world.Counts - start).Requests, explain.RequestsBefore);
        Assert.InRange(explain.Depth, 3, explain.RequestsBefore);
    }
}
