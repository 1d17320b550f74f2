using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement;

/// <summary>
/// Founds a deployment: writes the first placement map and opens the first epoch at every replica. Every start runs it;
/// it goes on where an earlier one was interrupted, and does nothing when all is there.
/// </summary>
public sealed class PlacementFounder(IPlacementRegister register, IReplicaStore store)
{
    /// <summary>The epoch of a new deployment.</summary>
    public static Epoch FirstEpoch { get; } = new(1);

    /// <summary>
    /// A map that spreads shards over stores, each shard on the next stores in turn: those of all collections, then
    /// those of each class.
    /// </summary>
    public static PlacementMap Layout(
        int slotCount, int shardCount, int replicationFactor, ImmutableArray<string> stores,
        ImmutableArray<ShardClass> classes = default)
    {
        var apart = classes.IsDefault ? [] : classes;
        Invariant.Require(slotCount is >= 1 and <= Limits.SlotCountMax, "the slot count is within its limits");
        var layout = LayoutOf(slotCount, apart);
        var shards = new List<ShardPlacement>();
        AddShards(shards, layout.Rest, shardCount, replicationFactor, stores);
        foreach (var (one, slots) in apart.Zip(layout.Classes))
            AddShards(shards, (slots.FirstSlot, slots.SlotCount), one.Shards, one.ReplicationFactor, stores);
        return new PlacementMap(slotCount, [.. shards]) { Layout = layout };
    }

    /// <summary>Which slots a name may fall into.</summary>
    public static SlotLayout LayoutOf(int slotCount, ImmutableArray<ShardClass> classes)
    {
        var first = slotCount - classes.Sum(one => one.Slots);
        Invariant.Require(first >= 1, "classes leave slots for all other collections");
        var slots = ImmutableArray.CreateBuilder<SlotClass>(classes.Length);
        foreach (var one in classes)
        {
            slots.Add(new SlotClass(one.Name, first, one.Slots, one.Collections));
            first += one.Slots;
        }

        return new SlotLayout(slotCount, slots.MoveToImmutable());
    }

    static void AddShards(
        List<ShardPlacement> shards, (int First, int Count) slots, int count, int replicationFactor,
        ImmutableArray<string> stores)
    {
        Invariant.Require(count >= 1 && count <= slots.Count, "there are at most as many shards as slots");
        Invariant.Require(replicationFactor >= 1 && replicationFactor <= stores.Length,
            "each replica has a store of its own");
        for (var shard = 0; shard < count; shard++)
        {
            var id = shards.Count;
            shards.Add(new ShardPlacement(
                id,
                new SlotId(slots.First + (slots.Count * shard / count)),
                new SlotId(slots.First + (slots.Count * (shard + 1) / count) - 1),
                FirstEpoch,
                [.. Enumerable.Range(id, replicationFactor).Select(
                    index => new InSyncStore(stores[index % stores.Length], 1))],
                Pending: null));
        }
    }

    /// <summary>Founds, or completes a founding.</summary>
    /// <param name="wanted">The map of a new deployment; an existing one wins.</param>
    /// <returns>The map in force; null when the register or a store did not answer: try again.</returns>
    public async Task<PlacementMap?> FoundAsync(PlacementMap wanted)
    {
        if (await register.ReadAsync() is not { } found)
            return null;
        if (found.Map is null)
        {
            await register.CompareAndSetAsync(expected: null, wanted);
            found = await register.ReadAsync();
        }

        // Only the first epoch needs this: a later one was opened by replacing the guards of the one before.
        var map = found?.Map;
        var replicas = map?.Shards.Where(shard => shard.Epoch == FirstEpoch)
            .SelectMany(shard => shard.Slots.SelectMany(slot => shard.Of(slot).InSync)) ?? [];
        var opened = await Task.WhenAll(replicas.Select(OpenAsync));
        return opened.All(isOpen => isOpen) ? map : null;
    }

    /// <summary>
    /// Inserts the first guard at most once, ever: the origin row stops a late duplicate after the guard was fenced.
    /// </summary>
    async Task<bool> OpenAsync(Replica replica)
    {
        var origin = await store.ReadAsync(new RowAddress(replica, new OriginKey()));
        if (origin.Status != ReadStatus.Absent)
            return origin.Status == ReadStatus.Found;
        var result = await store.CommitAsync(new Batch(
            replica, [new InsertRow(new OriginRow()), new InsertRow(new GuardRow(FirstEpoch))]));
        return result.Status == CommitStatus.Applied
            || result is { Status: CommitStatus.Refused, Reason: RefusalReason.Exists };
    }
}
