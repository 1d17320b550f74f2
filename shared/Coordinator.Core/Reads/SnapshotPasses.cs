using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Reads;

/// <summary>
/// Reads items again and again until two collections, one after the other, show the same (decision 0007). What is
/// compared is what a reader sees, not the rows: an intent that became its value in between has changed nothing. The
/// second collection of a comparison is the first of the next.
/// </summary>
/// <param name="context">What it runs on.</param>
/// <param name="decisions">What the read knows of attempts.</param>
/// <param name="items">The items.</param>
/// <param name="mayLock">Whether the caller locks the items when they are restless.</param>
sealed class SnapshotPasses(
    ProtocolContext context, Decisions decisions, ImmutableArray<ItemName> items, bool mayLock)
{
    int _moves;

    /// <summary>Whether the items changed so often that nothing speaks for the next comparison.</summary>
    public bool IsRestless => _moves > 0 && _moves >= context.Options.SnapshotMovesMax;

    /// <summary>Reads under one map, each item at one replica.</summary>
    /// <returns>The states at one moment; null when there was none, or a replica or the map was in the way.</returns>
    public async Task<ImmutableArray<ItemState>?> ReadAsync(PlacementMap map, ImmutableArray<SlotView> views)
    {
        // Nothing is waited for between comparisons: a wait only gives writers time to change something again.
        var most = context.Options.SnapshotMovesMax;
        var movesMax = mayLock ? Math.Max(_moves + 1, most) : _moves + most;
        var first = await Collection.ReadAsync(context.Effects, items, views);
        while (first.IsUsable)
        {
            if (!await decisions.DecideAsync(first.Attempts, map))
                return null;
            var second = await Collection.ReadAsync(context.Effects, items, views);
            if (second.IsUsable && await HeldStillAsync(first, second, map, views))
                return [.. items.Zip(first.Items, Show)];
            _moves += second.IsUsable ? 1 : 0;
            if (_moves >= movesMax)
                return null;
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

    /// <summary>A deletion's time is seen too, though its state does not tell it.</summary>
    ItemState Show(ItemName item, Effects.ReadResult read)
    {
        var row = decisions.Seen(read);
        context.Clock.Observe(row?.CommitTime ?? default);
        return ItemState.Of(item, row);
    }

    (long Version, Hlc CommitTime) Version(Effects.ReadResult read) =>
        decisions.Seen(read) is { } row ? (row.Version, row.CommitTime) : default;
}
