using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Benchmarks.Peers;

/// <summary>Reads accounts at all their replicas, in one parallel round trip.</summary>
static class AccountReader
{
    /// <summary>What each replica answered, for each account, in their order.</summary>
    public static async Task<ImmutableArray<AccountRead>> ReadAsync(
        IEffects effects, PlacementMap map, ImmutableArray<ItemName> accounts)
    {
        var slots = accounts.Select(account => map.Of(SlotHash.Of(account, map.Layout))).ToList();
        var addresses = accounts.Zip(slots, (account, slot) => slot.InSync.Select(
            replica => new RowAddress(replica, new ItemKey(account)))).SelectMany(rows => rows);
        var reads = new Queue<ReadResult>(await effects.ReadAsync([.. addresses]));
        return [.. accounts.Zip(slots, (account, slot) => new AccountRead(
            account, slot, [.. slot.InSync.Select(_ => reads.Dequeue())]))];
    }
}
