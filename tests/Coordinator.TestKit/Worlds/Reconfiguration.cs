using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.TestKit.Worlds;

/// <summary>
/// Changes of a slot's placement, done to the stores by hand in the order of the design: fence, copy, open, activate.
/// Nobody tells
/// the hosts. Slots of a simulated world are shards of their own, so a slot's number is its shard's.
/// </summary>
public sealed class Reconfiguration(SimWorld world)
{
    /// <summary>
    /// Takes replicas out of a slot: fences those that stay and activates. The dropped ones keep all their rows.
    /// </summary>
    public void Drop(int slot, params Replica[] dropped)
    {
        var shard = world.Map.Shards[slot];
        var stay = shard.InSync.Where(store => !dropped.Any(replica => IsAt(replica, store))).ToImmutableArray();
        var next = shard with { Epoch = shard.Epoch.Next, InSync = stay };
        Fence(next, shard.Epoch);
        Open(next);
        Activate(next);
    }

    /// <summary>Opens the next epoch with the same replicas.</summary>
    public void Bump(int slot) => Drop(slot);

    /// <summary>Adds a replica: fence, copy, open, activate.</summary>
    public void Join(int slot, string store) => Finish(Begin(slot, store));

    /// <summary>The first half of a join: the replicas are fenced and copied into a fresh partition.</summary>
    /// <returns>The placement that <see cref="Finish"/> activates.</returns>
    public ShardPlacement Begin(int slot, string store) =>
        Begin(slot, new InSyncStore(store, Incarnation(slot, store)));

    /// <summary>The same into a given partition, which a correct reconfiguration never uses again.</summary>
    public ShardPlacement Begin(int slot, InSyncStore joining)
    {
        var shard = world.Map.Shards[slot];
        var next = shard with { Epoch = shard.Epoch.Next, InSync = shard.InSync.Add(joining) };
        Fence(shard, shard.Epoch);
        Copy(new SlotId(slot), shard, joining);
        return next;
    }

    /// <summary>The second half: the new epoch is opened at all replicas and activated.</summary>
    public void Finish(ShardPlacement next)
    {
        Open(next);
        Activate(next);
    }

    /// <summary>
    /// Deletes the guards of a partition that is in no placement any more: the first half of its deletion.
    /// </summary>
    public void DeleteGuards(Replica old) => Delete(old, row => row is GuardRow);

    /// <summary>Deletes its other rows: the second half.</summary>
    public void DeleteRows(Replica old) => Delete(old, row => row is not GuardRow);

    void Delete(Replica old, Func<Row, bool> which)
    {
        Tell($"rows of old partition {old} deleted");
        foreach (var stored in world.Store.RowsOf(old).Where(stored => which(stored.Row)))
            world.Store.Remove(old, stored.Row.Key);
    }

    void Fence(ShardPlacement shard, Epoch epoch)
    {
        Tell($"shard {shard.Id}: epoch {epoch} fenced at {string.Join(' ', shard.InSync)}");
        foreach (var replica in shard.Of(shard.FirstSlot).InSync)
            world.Store.Remove(replica, new GuardKey(epoch));
    }

    void Copy(SlotId slot, ShardPlacement shard, InSyncStore joining)
    {
        Tell($"shard {shard.Id}: copied to {joining}");
        var target = new Replica(slot, joining.Store, joining.Incarnation);
        foreach (var stored in world.Store.RowsOf(shard.Of(slot).InSync[0]))
        {
            if (stored.Row is not GuardRow)
                world.Store.Put(target, stored.Row);
        }
    }

    void Open(ShardPlacement next)
    {
        foreach (var replica in next.Of(next.FirstSlot).InSync)
            world.Store.Put(replica, new GuardRow(next.Epoch));
    }

    void Activate(ShardPlacement next)
    {
        Tell($"shard {next.Id}: epoch {next.Epoch} active at {string.Join(' ', next.InSync)}");
        world.Register.Set(world.Map with { Shards = world.Map.Shards.SetItem(next.Id, next) });
    }

    int Incarnation(int slot, string store) =>
        1 + world.Store.Replicas.Where(replica => replica.Slot.Value == slot && replica.Store == store)
            .Select(replica => replica.Incarnation).DefaultIfEmpty(0).Max();

    static bool IsAt(Replica replica, InSyncStore store) =>
        replica.Store == store.Store && replica.Incarnation == store.Incarnation;

    void Tell(string line) => world.Network.Trace.Add(line);
}
