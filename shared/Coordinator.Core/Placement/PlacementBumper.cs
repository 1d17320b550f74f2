using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement;

/// <summary>
/// Bumps a shard's epoch with the same replicas: the barrier after which no prepare of the old epoch can succeed, so
/// that refusals and tombstones may go. Pending in the register, then the guards, then active. Anybody may complete
/// what another began.
/// </summary>
public sealed class PlacementBumper(IPlacementRegister register, IReplicaStore store)
{
    /// <summary>Opens the shard's next epoch, or completes a pending one.</summary>
    /// <returns>
    /// Whether it is active; false when something did not answer or somebody else interfered: look again later.
    /// </returns>
    public async Task<bool> BumpAsync(int shardId)
    {
        if (await PendingAsync(shardId) is not { } pending)
            return false;
        var (map, mark, shard) = pending;
        var fenced = await Task.WhenAll(shard.Slots.SelectMany(slot => shard.Of(slot).InSync)
            .Select(replica => FenceAsync(replica, shard.Epoch, shard.Pending!.Value)));
        if (!fenced.All(isFenced => isFenced))
            return false;
        var active = With(map, shard with { Epoch = shard.Pending!.Value, Pending = null });
        return await register.CompareAndSetAsync(mark, active) == true;
    }

    async Task<(PlacementMap Map, string Mark, ShardPlacement Shard)?> PendingAsync(int shardId)
    {
        if (await register.ReadAsync() is not { Map: { } map, Mark: { } mark })
            return null;
        var shard = map.Shards.Single(shard => shard.Id == shardId);
        if (shard.Pending is not null)
            return (map, mark, shard);
        if (await register.CompareAndSetAsync(mark, With(map, shard with { Pending = shard.Epoch.Next })) != true)
            return null;
        return await register.ReadAsync() is { Map: { } next, Mark: { } nextMark }
            && next.Shards.Single(candidate => candidate.Id == shardId) is { Pending: not null } pending
            ? (next, nextMark, pending)
            : null;
    }

    /// <summary>Replaces the guard. A late duplicate fails, because the old guard is gone by then.</summary>
    async Task<bool> FenceAsync(Replica replica, Epoch old, Epoch next)
    {
        var result = await store.CommitAsync(new Batch(
            replica, [new DeleteRow(new GuardKey(old), IfMatch: null), new InsertRow(new GuardRow(next))]));
        if (result.Status == CommitStatus.Applied)
            return true;
        var guard = await store.ReadAsync(new RowAddress(replica, new GuardKey(next)));
        return guard.Status == ReadStatus.Found;
    }

    static PlacementMap With(PlacementMap map, ShardPlacement changed) =>
        map with { Shards = [.. map.Shards.Select(shard => shard.Id == changed.Id ? changed : shard)] };
}
