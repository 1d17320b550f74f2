using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Placement.Scrubbing;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Spectators;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Reconfigurations;

/// <summary>
/// A store falls silent, is dropped, and comes back after an hour as it was then, with its guards; a host that heard of
/// nothing meanwhile acts at it.
/// </summary>
sealed class ReturningStore
{
    public const int Slot = 1;

    readonly EqualReplicas _replicas;
    readonly string _store;
    readonly Replica _old;
    int _puts;

    public ReturningStore(int replicas, int dropped)
    {
        World = new SimWorld(new WorldOptions { Replicas = replicas, Stores = 4, Slots = 3 });
        _replicas = new EqualReplicas(World);
        Veteran = new SimNode(World, "veteran");
        Others = new SimNode(World, "others");
        Item = World.ItemIn(Slot);
        _old = World.ReplicaOf(Slot, dropped);
        _store = _old.Store;
        RequirePut(Veteran);
        World.Scheduler.RunUntilIdle();
        var outage = new StoreOutage(
            World.Scheduler, _store, World.Scheduler.Now, World.Scheduler.Now + TimeSpan.FromHours(1));
        World.Network.Faults = outage;
        foreach (var shard in World.Map.Shards.Where(shard => shard.IsIn(_store)))
            Change(shard.Id, new DropStore(_store));
        while (outage.Decide(Anything()) != FaultDecision.None)
        {
            RequirePut(Others);
            World.Scheduler.RunFor(TimeSpan.FromMinutes(9));
        }
    }

    public SimWorld World { get; }

    /// <summary>The host that has heard of nothing.</summary>
    public SimNode Veteran { get; }

    /// <summary>The host that went on without the store.</summary>
    public SimNode Others { get; }

    /// <summary>An item that the store has as it was an hour ago.</summary>
    public ItemName Item { get; }

    /// <summary>The version that was acknowledged last.</summary>
    public long Version => _puts;

    /// <summary>From now on the veteran does not hear of the placement either.</summary>
    public void CutOff() => World.Network.Faults =
        new RegisterOutage(World.Scheduler, Veteran.Host, DateTimeOffset.MaxValue);

    public void Heal() => World.Network.Faults = new NoFaults();

    public TransactionAnswer Put(SimNode node) => World.Scheduler.Run(node.Run(
        Requests.Put(_puts + 1, Item, World.ItemIn(0)) with { Timeout = TimeSpan.FromSeconds(20) }));

    public void RequirePut(SimNode node)
    {
        Assert.Equal(CommitOutcome.Committed, Put(node).Outcome);
        _puts++;
    }

    /// <summary>The store gets a fresh partition of the slot.</summary>
    public void Rejoin() => Change(Slot, new JoinStore(_store));

    /// <summary>An in-sync replica gives back the item as the old partition still has it.</summary>
    public void GiveBackOldRow(int replica)
    {
        var old = World.Store.Peek(new RowAddress(_old, new ItemKey(Item)))!.Row;
        World.Store.Put(World.ReplicaOf(Slot, replica), old);
    }

    public void MakeUnreadable(int replica) =>
        World.Store.Damage(new RowAddress(World.ReplicaOf(Slot, replica), new ItemKey(Item)));

    public SlotScrub Scrub() => World.Scheduler.Run(new SimNode(World, "scrubber").Scrub(Slot));

    /// <summary>Throws unless all is at rest, and the replicas of each slot are the same.</summary>
    public void RequireEqualReplicas()
    {
        World.Scheduler.Run(Others.Purge());
        var inspection = World.Settle();
        _replicas.RequireKept(inspection);
        Assert.Equal(Version, inspection.Item(Item)!.Version);
    }

    void Change(int shard, ShardChange change) =>
        Assert.Equal(ChangeStatus.Done, World.Scheduler.Run(Others.Change(shard, change)).Status);

    EffectEvent Anything() => new()
    {
        Host = Others.Host,
        Number = 0,
        Kind = EffectKind.Read,
        Row = new RowAddress(_old, new OriginKey()),
    };
}
