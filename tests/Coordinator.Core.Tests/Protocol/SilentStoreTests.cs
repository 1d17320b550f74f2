using Coordinator.Core.Reads;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>A store that takes requests and never answers, with a time limit beyond the whole time of a read.</summary>
public class SilentStoreTests
{
    static readonly TimeSpan Silence = new CoordinatorOptions().ReadTimeout * 2;

    [Theory]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    public void A_silent_replica_keeps_an_eventual_read_from_the_others(int replicas, int silent)
    {
        var (world, node) = Written(replicas);
        Quieten(world, silent);
        Require(world.Scheduler.Run(node.ReadEventual(world.ItemIn(1))));
    }

    /// <summary>Of three replicas two are enough, whichever is silent.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_silent_replica_of_three_keeps_a_strong_read_from_the_other_two(int silent)
    {
        var (world, node) = Written(replicas: 3);
        Quieten(world, silent);
        Require(world.Scheduler.Run(node.Read(world.ItemIn(1))));
        Require(world.Scheduler.Run(node.ReadAll(world.ItemIn(1)))?.Items[0]);
    }

    [Fact]
    public void Reads_without_any_answer_try_for_ever()
    {
        var (world, node) = Written(replicas: 2);
        Quieten(world, 0);
        Assert.Null(world.Scheduler.Run(node.Read(world.ItemIn(1))));
        Assert.InRange(world.Scheduler.Elapsed, Silence, Silence * 3);
    }

    static (SimWorld World, SimNode Node) Written(int replicas)
    {
        var world = new SimWorld(new WorldOptions { Replicas = replicas });
        var node = new SimNode(world, "node");
        var answer = world.Scheduler.Run(node.Run(Requests.Put(7, world.ItemIn(1))));
        Assert.Equal(CommitOutcome.Committed, answer.Outcome);
        world.Scheduler.RunUntilIdle();
        return (world, node);
    }

    static void Quieten(SimWorld world, int replica)
    {
        var store = world.ReplicaOf(1, replica).Store;
        world.Network.Faults = new ScriptedFaults(effect => effect.Store == store
            ? new FaultDecision { Kind = FaultKind.LoseRequest, UnknownAfter = Silence }
            : FaultDecision.None);
    }

    static void Require(ItemState? read)
    {
        Assert.NotNull(read);
        Assert.Equal(1, read.Version);
    }
}
