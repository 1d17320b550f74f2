using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Without.Placement;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Reconfigurations;

/// <summary>
/// A store joins while the log of the first replica is longer than that of the last, and then the first one is lost.
/// Two clocks are apart, so that the second replica puts its changes into another order than the first one did: random
/// runs meet that too seldom.
/// </summary>
public class JoinedLogTests
{
    const int Slot = 1;

    static readonly TimeSpan Apart = TimeSpan.FromSeconds(10);

    [Fact]
    public void A_consumer_at_a_new_replica_has_seen_what_a_failover_takes_back()
    {
        var world = new SimWorld(new WorldOptions { Replicas = 2, Stores = 4, Slots = 3 });
        var (seen, final) = Tell(world, new NodeOptions());
        Assert.Equal(seen, final.Take(seen.Length));
        Assert.Equal(2, final.Length);
        new SlotLogs(world).RequireBeginnings();
        world.Settle();
    }

    [Fact]
    public void Copying_the_log_of_the_first_replica_goes_unnoticed()
    {
        var world = new SimWorld(new WorldOptions { Replicas = 2, Stores = 4, Slots = 3 });
        var (seen, _) = Tell(world, new NodeOptions { DecorateChanges = store => new LastSource(world, store) });
        Assert.NotEmpty(seen);
        Assert.Throws<SimulationFailedException>(new SlotLogs(world).RequireBeginnings);
    }

    /// <summary>
    /// The one replica of a slot had an event alone when another one had joined, and was lost. A host that had not
    /// heard of the join still reads there.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_event_is_taken_back_after_a_consumer_with_an_old_map_saw_it(bool isUnguarded)
    {
        var world = new SimWorld(new WorldOptions { Replicas = 1, Stores = 4, Slots = 3 });
        var stale = new SimNode(world, "stale", new NodeOptions
        {
            DecorateLog = store => isUnguarded ? new LogGuard(store) : store,
        });
        var alone = world.ReplicaOf(Slot, 0);
        var free = world.StoreNames.First(store => !world.Map.Shards[Slot].IsIn(store));
        Change(world, new NodeOptions(), new JoinStore(free));
        Commit(world, new SimNode(world, "ahead", new NodeOptions { Skew = Apart }), world.ItemIn(Slot, "one"));
        SequenceOnlyAtFirst(world, world.ReplicaOf(Slot, 1));

        var seen = Consume(world, stale);
        var head = world.Scheduler.Run(stale.Host.Start(() => stale.Log.HeadAsync(new SlotId(Slot))));
        var past = world.Scheduler.Run(stale.Host.Start(
            () => stale.History.ListAsync(world.ItemIn(Slot, "one"), before: null, 9)));
        Commit(world, new SimNode(world, "behind", new NodeOptions { Skew = -Apart }), world.ItemIn(Slot, "two"));
        Change(world, new NodeOptions(), new DropStore(alone.Store));
        world.Scheduler.Run(new SimNode(world, "sequencer").Sequence(Slot));
        var final = Consume(world);

        Assert.Equal(2, final.Length);
        Assert.Equal((isUnguarded ? 1 : 0, isUnguarded ? 1 : 0), (head, past!.Value.Length));
        Assert.Equal(isUnguarded, seen.Length > 0 && seen[0] != final[0]);
    }

    /// <returns>What a consumer saw after the join, and what is in the log at the end.</returns>
    static (ImmutableArray<TransactionId> Seen, ImmutableArray<TransactionId> Final) Tell(
        SimWorld world, NodeOptions mover)
    {
        Commit(world, new SimNode(world, "ahead", new NodeOptions { Skew = Apart }), world.ItemIn(Slot, "one"));
        var (first, last) = (world.ReplicaOf(Slot, 0), world.ReplicaOf(Slot, 1));
        SequenceOnlyAtFirst(world, last);
        var free = world.StoreNames.First(store => !world.Map.Shards[Slot].IsIn(store));
        Change(world, mover, new JoinStore(free));
        var seen = Consume(world);
        Commit(world, new SimNode(world, "behind", new NodeOptions { Skew = -Apart }), world.ItemIn(Slot, "two"));
        Change(world, mover, new DropStore(first.Store));
        world.Scheduler.Run(new SimNode(world, "sequencer").Sequence(Slot));
        return (seen, Consume(world));
    }

    static void Commit(SimWorld world, SimNode host, ItemName item)
    {
        var answer = world.Scheduler.Run(host.Run(Requests.Put(1, item)));
        Assert.Equal(CommitOutcome.Committed, answer.Outcome);
        world.Scheduler.RunUntilIdle();
    }

    static void SequenceOnlyAtFirst(SimWorld world, Replica last)
    {
        var host = new SimNode(world, "first sequencer");
        world.Network.Faults = new ScriptedFaults(effect => FaultDecision.Of(
            effect.Host == host.Host && effect.Batch is { } batch && batch.Replica == last
                && batch.Writes.Any(write => write is InsertRow { Row: EventRow })
                ? FaultKind.CrashBefore
                : FaultKind.None));
        _ = host.Sequence(Slot);
        world.Scheduler.RunUntilIdle();
        world.Network.Faults = new NoFaults();
        Assert.False(host.Host.IsAlive);
    }

    static void Change(SimWorld world, NodeOptions mover, ShardChange change) => Assert.Equal(
        ChangeStatus.Done, world.Scheduler.Run(new SimNode(world, "mover", mover).Change(Slot, change)).Status);

    static ImmutableArray<TransactionId> Consume(SimWorld world) => Consume(world, new SimNode(world, "consumer"));

    static ImmutableArray<TransactionId> Consume(SimWorld world, SimNode consumer)
    {
        var page = world.Scheduler.Run(consumer.Host.Start(() => consumer.Log.ReadAsync(new SlotId(Slot), 0, 10)));
        return [.. page!.Events.Select(one => one.Transaction)];
    }
}
