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

    /// <summary>A map that spreads shards over stores, each shard on the next stores in turn.</summary>
    public static PlacementMap Layout(
        int slotCount, int shardCount, int replicationFactor, ImmutableArray<string> stores)
    {
        Invariant.Require(slotCount is >= 1 and <= Limits.SlotCountMax, "the slot count is within its limits");
        Invariant.Require(shardCount >= 1 && shardCount <= slotCount, "there are at most as many shards as slots");
        Invariant.Require(replicationFactor >= 1 && replicationFactor <= stores.Length,
            "each replica has a store of its own");
        return new PlacementMap(slotCount, [.. Enumerable.Range(0, shardCount).Select(shard => new ShardPlacement(
            shard,
            new SlotId(slotCount * shard / shardCount),
            new SlotId((slotCount * (shard + 1) / shardCount) - 1),
            FirstEpoch,
            [.. Enumerable.Range(shard, replicationFactor).Select(
                index => new InSyncStore(stores[index % stores.Length], 1))],
            Pending: null))]);
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
