using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Changes;

/// <summary>
/// Deletes partitions that no placement names any more: first what opens them or lets somebody copy into them, then the
/// rest (commit-model, section 8: rows first would let a late prepare through). The origin stays for ever: it is what
/// keeps a late first guard out.
/// </summary>
/// <param name="register">The placement.</param>
/// <param name="store">The stores.</param>
/// <param name="known">
/// The stores that this host has; what is left in another one, which was taken out of the settings, is forgotten. Null
/// for all.
/// </param>
public sealed class RetiredPurge(
    IPlacementRegister register, IReplicaStore store, IReadOnlySet<string>? known = null)
{
    const int PagesMax = 200;

    /// <summary>Deletes as much as a round may; the next one goes on.</summary>
    /// <returns>How many partitions were deleted.</returns>
    public async Task<int> PurgeAsync(CancellationToken cancellation)
    {
        if (await register.ReadAsync() is not { Map: { } map })
            return 0;
        var count = 0;
        foreach (var shard in map.Shards)
        {
            foreach (var retired in shard.Retired)
            {
                cancellation.ThrowIfCancellationRequested();
                if (known?.Contains(retired.Store) == false)
                {
                    await ForgetAsync(shard.Id, retired);
                    continue;
                }

                var emptied = await Task.WhenAll(shard.Slots.Select(slot => EmptyAsync(retired, slot)));
                if (!emptied.All(isEmpty => isEmpty))
                    continue;
                await ForgetAsync(shard.Id, retired);
                count += emptied.Length;
            }
        }

        return count;
    }

    async Task<bool> EmptyAsync(InSyncStore retired, SlotId slot)
    {
        var replica = new Replica(slot, retired.Store, retired.Incarnation);
        return await HasOriginAsync(replica)
            && await DeleteAsync(replica, key => key is GuardKey or FenceKey or JoiningKey)
            && await DeleteAsync(replica, key => key is not OriginKey);
    }

    /// <summary>
    /// A join that was given up before it wrote anything has no origin yet; without one its first claim could still
    /// arrive and let it fill a partition that nobody remembers.
    /// </summary>
    async Task<bool> HasOriginAsync(Replica replica)
    {
        var origin = await store.ReadAsync(new RowAddress(replica, new OriginKey()));
        if (origin.Status != ReadStatus.Absent)
            return origin.Status == ReadStatus.Found;
        var inserted = await store.CommitAsync(new Batch(replica, [new InsertRow(new OriginRow())]));
        return inserted.Status != CommitStatus.Unknown;
    }

    /// <returns>Whether none of those rows is left.</returns>
    async Task<bool> DeleteAsync(Replica replica, Func<RowKey, bool> isWanted)
    {
        var query = new ScanQuery(replica.Store, ScanKind.All, replica);
        string? continuation = null;
        for (var pages = 0; pages < PagesMax; pages++)
        {
            if (await store.ScanAsync(query, continuation) is not { } page)
                return false;
            if (page.Unreadable.Any(row => row.Key is null))
                return false;
            var keys = page.Rows.Select(row => row.Row.Key).Concat(page.Unreadable.Select(row => row.Key!));
            foreach (var some in keys.Where(isWanted).Chunk(Limits.BatchRowsMax))
            {
                var deleted = await store.CommitAsync(new Batch(
                    replica, [.. some.Select(key => new DeleteRow(key, IfMatch: null))]));
                // Refused: another host deletes the same; what is left is for the next round.
                if (deleted.Status != CommitStatus.Applied)
                    return false;
            }

            continuation = page.Continuation;
            if (continuation is null)
                return true;
        }

        return false;
    }

    async Task ForgetAsync(int shardId, InSyncStore retired)
    {
        if (await register.ReadAsync() is { Map: { } map, Mark: { } mark } && map.Shard(shardId) is { } shard)
        {
            ImmutableArray<InSyncStore> rest = shard.Retired.Remove(retired);
            await register.CompareAndSetAsync(mark, map.With(shard with { Retired = rest }));
        }
    }
}
