using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Reads;

/// <summary>
/// Reads items again and again until two collections, one after the other, show the same (decision 0007). What is
/// compared is what a reader sees, not the rows: an intent that became its value in between has changed nothing. The
/// second collection of a comparison is the first of the next.
/// </summary>
sealed class SnapshotPasses(ProtocolContext context, Decisions decisions, ImmutableArray<ItemName> items)
{
    /// <summary>
    /// Comparisons in a row. Nothing is waited for between them, since a wait only gives writers time to change
    /// something again.
    /// </summary>
    const int ComparisonsMax = 8;

    /// <summary>Reads under one map, each item at one replica.</summary>
    /// <returns>The states at one moment; null when there was none, or a replica or the map was in the way.</returns>
    public async Task<ImmutableArray<ItemState>?> ReadAsync(PlacementMap map, ImmutableArray<SlotView> views)
    {
        var first = await Collection.ReadAsync(context.Effects, items, views);
        for (var comparison = 0; first.IsUsable && comparison < ComparisonsMax; comparison++)
        {
            if (!await decisions.DecideAsync(first.Attempts, map))
                return null;
            var second = await Collection.ReadAsync(context.Effects, items, views);
            if (second.IsUsable && await HeldStillAsync(first, second, map, views))
                return [.. items.Zip(first.Items, (item, read) => ItemState.Of(item, decisions.Seen(read)))];
            first = second;
        }

        return null;
    }

    /// <summary>
    /// Whether the moment between the collections, of which the decisions are true, was as the first collection shows:
    /// versions only grow, so an item that shows the same before and after did so all the while.
    /// </summary>
    async Task<bool> HeldStillAsync(
        Collection first, Collection second, PlacementMap map, ImmutableArray<SlotView> views) =>
        first.Items.Zip(second.Items).All(pair => Version(pair.First) == Version(pair.Second))
        && await decisions.AreSettledAsync(second.Attempts, map)
        && await second.IsAbsenceTrueAsync(context.Effects, views);

    (long Version, Hlc CommitTime) Version(Effects.ReadResult read) =>
        decisions.Seen(read) is { } row ? (row.Version, row.CommitTime) : default;
}
