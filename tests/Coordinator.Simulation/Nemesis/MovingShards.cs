using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Placement.Operations;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Nemesis;

/// <summary>
/// Changes the placement all the time by the product's own means: failover, rejoin and moves, begun by hosts that may
/// die on the way, several at once, the same one by several hosts.
/// </summary>
sealed class MovingShards(SimWorld world, int replicasMax) : IPlacementChanges
{
    readonly List<(SimNode Host, Task Change)> _changes = [];

    /// <summary>Changes in the middle of which their host died.</summary>
    public int OrphanCount =>
        _changes.Count(begun => !begun.Host.Host.IsAlive && !begun.Change.IsCompleted);

    Random Random => world.Scheduler.Random;

    /// <summary>A host begins a change, or goes on with what another one began.</summary>
    public void Beat(SimNode host)
    {
        if (Random.Next(8) == 0)
            _ = host.Purge();
        var shard = world.Map.Shards[Random.Next(world.Map.Shards.Length)];
        _changes.Add((host, shard.Pending is { } pending && Random.Next(4) > 0
            ? host.Change(shard.Id, Same(shard, pending))
            : Random.Next(3) == 0 ? host.Operate(Move(shard)) : host.Change(shard.Id, Any(shard))));
    }

    /// <inheritdoc />
    public void Drop(SimNode host, Replica replica) => DropIf(
        host, replica.Slot, store => store.Store == replica.Store && store.Incarnation == replica.Incarnation);

    /// <inheritdoc />
    public void DropOther(SimNode host, Replica replica) => DropIf(
        host, replica.Slot, store => store.Store != replica.Store);

    /// <inheritdoc />
    public void Join(SimNode host, SlotId slot)
    {
        var shard = world.Map.ShardOf(slot);
        var others = world.StoreNames.Where(store => !shard.IsIn(store)).ToList();
        if (shard.InSync.Length < replicasMax)
            Begin(host, shard, new JoinStore(others[Random.Next(others.Count)]));
    }

    void DropIf(SimNode host, SlotId slot, Func<InSyncStore, bool> which)
    {
        var shard = world.Map.ShardOf(slot);
        if (shard.InSync.Length > 1 && shard.InSync.FirstOrDefault(which) is { } leaving)
            Begin(host, shard, new DropStore(leaving.Store));
        else
            Join(host, slot);
    }

    void Begin(SimNode host, ShardPlacement shard, ShardChange change) =>
        _changes.Add((host, host.Change(shard.Id, change)));

    /// <summary>To as many stores as now, any of all.</summary>
    ShardOrder Move(ShardPlacement shard)
    {
        var to = world.StoreNames.OrderBy(_ => Random.Next()).Take(shard.InSync.Length).ToList();
        return new ShardOrder(
            shard.Id, ShardOperationKind.Move, [.. ShardPlan.Move(shard, to)], world.Scheduler.Now);
    }

    static ShardChange Same(ShardPlacement shard, PendingPlacement pending)
    {
        if (shard.Joining is { } joining)
            return new JoinStore(joining.Store);
        var leaving = shard.InSync.Except(pending.InSync).ToList();
        return leaving.Count == 0 ? new Bump() : new DropStore(leaving[0].Store);
    }

    ShardChange Any(ShardPlacement shard)
    {
        var isFull = shard.InSync.Length >= replicasMax;
        if (shard.InSync.Length > 1 && (isFull || Random.Next(2) == 0))
            return new DropStore(shard.InSync[Random.Next(shard.InSync.Length)].Store);
        var others = world.StoreNames.Where(store => !shard.IsIn(store)).ToList();
        return isFull || Random.Next(8) == 0 ? new Bump() : new JoinStore(others[Random.Next(others.Count)]);
    }
}
