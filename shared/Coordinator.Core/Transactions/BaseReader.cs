using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Transactions;

/// <summary>
/// Step 1 of the commit protocol: the items from all replicas of their slots, in one parallel round trip. No guard is
/// read: the prepare carries the guard and the mark of each row, so an outdated read can only make it fail.
/// </summary>
static class BaseReader
{
    public static async Task<ImmutableArray<BaseItem>> ReadAsync(
        IEffects effects, PlacementMap map, ImmutableArray<ItemName> items)
    {
        if (items.IsEmpty)
            return [];

        var placements = items.Select(item => map.Of(SlotHash.Of(item, map.Layout))).ToImmutableArray();
        var addresses = items.Zip(placements, (item, slot) => slot.InSync.Select(
            replica => new RowAddress(replica, new ItemKey(item)))).SelectMany(rows => rows);
        var reads = new Queue<ReadResult>(await effects.ReadAsync([.. addresses]));
        return [.. items.Zip(placements, (item, slot) => new BaseItem(
            item, slot, [.. slot.InSync.Select(_ => reads.Dequeue())]))];
    }
}
