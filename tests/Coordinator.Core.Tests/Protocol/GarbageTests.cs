using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>Items while the clean-up is half way: it goes from store to store.</summary>
public class GarbageTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void A_deleted_item_is_out_of_use_while_only_one_replica_has_lost_its_tombstone(int lost, bool isPut)
    {
        var world = new SimWorld(new WorldOptions { Replicas = 2 });
        var item = world.ItemIn(1);
        var node = new SimNode(world, "node");
        world.Scheduler.Run(node.Run(Requests.Put(1, item)));
        world.Scheduler.Run(node.Run(Requests.Of(new DeleteOperation(item))));
        world.Scheduler.RunUntilIdle();
        Assert.True(world.Store.Remove(world.ReplicaOf(1, lost), new ItemKey(item)));

        var request = isPut ? Requests.Put(2, item) : Requests.Of(new DeleteOperation(item));
        var answer = world.Scheduler.Run(node.Run(request with { Timeout = TimeSpan.Zero }));

        Assert.Equal(CommitOutcome.Committed, answer.Outcome);
        // The other replica's tombstone still stops late duplicates, so neither a lock nor a write may lose it (vii).
        Assert.Equal(isPut, world.Settle().Item(item)!.Exists);
        Assert.All(world.Map.Of(new SlotId(1)).InSync, replica => Assert.Equal(
            isPut ? 3 : 2,
            ((ItemRow)world.Store.Read(new RowAddress(replica, new ItemKey(item))).Row!).Version));
    }
}
