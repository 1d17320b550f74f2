using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.TestKit.Worlds;

/// <summary>
/// Changes of a slot's placement, done to the stores by hand in the order of the design: fence, copy, open, activate.
/// Nobody tells the hosts. Slots of a simulated world are shards of their own, so a slot's number is its shard's.
/// </summary>
public sealed class Reconfiguration(SimWorld world)
{
    /// <summary>
    /// Takes replicas out of a slot: fences those that stay and activates. The dropped ones keep all their rows.
    /// </summary>
    public void Drop(int slot, params Replica[] dropped) => RunAll(DropSteps(slot, dropped));

    /// <summary>Opens the next epoch with the same replicas.</summary>
    public void Bump(int slot) => Drop(slot);

    /// <summary>Adds a replica: fence, copy, open, activate.</summary>
    public void Join(int slot, string store) => RunAll(JoinSteps(slot, store));

    /// <summary>The same as <see cref="Drop"/>, one step at each move.</summary>
    public IEnumerable<bool> DropSteps(int slot, Replica[] dropped)
    {
        var shard = world.Map.Shards[slot];
        var stay = shard.InSync.Where(store => !dropped.Any(replica => IsAt(replica, store))).ToImmutableArray();
        var next = shard with { Epoch = shard.Epoch.Next, InSync = stay };
        foreach (var replica in next.Of(next.FirstSlot).InSync)
        {
            // One batch replaces the guard.
            Fence(replica, shard.Epoch);
            Open(replica, next.Epoch);
            yield return true;
        }

        Activate(next);
    }

    /// <summary>The same as <see cref="Join"/>, one step at each move.</summary>
    public IEnumerable<bool> JoinSteps(int slot, string store) =>
        JoinSteps(slot, new InSyncStore(store, Incarnation(slot, store)));

    /// <summary>The same with a given partition, which a correct reconfiguration never uses again.</summary>
    public IEnumerable<bool> JoinSteps(int slot, InSyncStore joining)
    {
        var shard = world.Map.Shards[slot];
        foreach (var step in BeginSteps(slot, joining))
            yield return step;
        var next = shard with { Epoch = shard.Epoch.Next, InSync = shard.InSync.Add(joining) };
        foreach (var step in FinishSteps(next))
            yield return step;
    }

    /// <summary>The first half of a join: the replicas are fenced and copied into a fresh partition.</summary>
    /// <returns>The placement that <see cref="Finish"/> activates.</returns>
    public ShardPlacement Begin(int slot, string store) =>
        Begin(slot, new InSyncStore(store, Incarnation(slot, store)));

    /// <summary>The same into a given partition, which a correct reconfiguration never uses again.</summary>
    public ShardPlacement Begin(int slot, InSyncStore joining)
    {
        var shard = world.Map.Shards[slot];
        RunAll(BeginSteps(slot, joining));
        return shard with { Epoch = shard.Epoch.Next, InSync = shard.InSync.Add(joining) };
    }

    /// <summary>The second half: the new epoch is opened at all replicas and activated.</summary>
    public void Finish(ShardPlacement next) => RunAll(FinishSteps(next));

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

    IEnumerable<bool> BeginSteps(int slot, InSyncStore joining)
    {
        var shard = world.Map.Shards[slot];
        var source = shard.Of(shard.FirstSlot).InSync;
        foreach (var replica in source)
        {
            Fence(replica, shard.Epoch);
            yield return true;
        }

        // Votes before items: the clean-up of an aborted attempt needs no guard, and a vote without its intents does no
        // harm, while an intent without its vote would stay for ever.
        var target = new Replica(shard.FirstSlot, joining.Store, joining.Incarnation);
        Copy(source[0], target, row => row is not (ItemRow or GuardRow) && !IsOfLog(row));
        // The joining replica becomes the last one, at which consumers read: its log must be a beginning of all others.
        // Outbox and log belong together.
        Copy(source[^1], target, IsOfLog);
        yield return true;
        Copy(source[0], target, row => row is ItemRow);
        yield return true;
    }

    IEnumerable<bool> FinishSteps(ShardPlacement next)
    {
        foreach (var replica in next.Of(next.FirstSlot).InSync)
        {
            Open(replica, next.Epoch);
            yield return true;
        }

        Activate(next);
    }

    void Fence(Replica replica, Epoch epoch)
    {
        Tell($"epoch {epoch} fenced at {replica}");
        world.Store.Remove(replica, new GuardKey(epoch));
    }

    void Open(Replica replica, Epoch epoch)
    {
        Tell($"epoch {epoch} opened at {replica}");
        world.Store.Put(replica, new GuardRow(epoch));
    }

    void Copy(Replica source, Replica target, Func<Row, bool> which)
    {
        Tell($"{source} copied to {target}");
        foreach (var stored in world.Store.RowsOf(source).Where(stored => which(stored.Row)))
            world.Store.Put(target, stored.Row);
    }

    void Activate(ShardPlacement next)
    {
        Tell($"shard {next.Id}: epoch {next.Epoch} active at {string.Join(' ', next.Of(next.FirstSlot).InSync)}");
        world.Register.Set(world.Map with { Shards = world.Map.Shards.SetItem(next.Id, next) });
    }

    static bool IsOfLog(Row row) => row is OutboxRow or EventRow or HeadRow or HistoryRow;

    int Incarnation(int slot, string store) =>
        1 + world.Store.Replicas.Where(replica => replica.Slot.Value == slot && replica.Store == store)
            .Select(replica => replica.Incarnation).DefaultIfEmpty(0).Max();

    static void RunAll(IEnumerable<bool> steps)
    {
        foreach (var _ in steps)
        {
            // Each move of the enumerator is the step.
        }
    }

    static bool IsAt(Replica replica, InSyncStore store) =>
        replica.Store == store.Store && replica.Incarnation == store.Incarnation;

    void Tell(string line) => world.Network.Trace.Add(line);
}
