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
}
