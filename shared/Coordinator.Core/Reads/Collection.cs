using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Reads;

/// <summary>Item rows and guards, read in one parallel round trip, in any order.</summary>
/// <param name="Items">The items' reads, in the order of the items.</param>
/// <param name="Guards">The guards' reads.</param>
sealed record Collection(ImmutableArray<ReadResult> Items, ImmutableArray<ReadResult> Guards)
{
    /// <summary>Every replica answered, and the map is not old.</summary>
    public bool IsUsable =>
        Items.All(read => read.Status != ReadStatus.Unknown) && Guards.All(read => read.Status == ReadStatus.Found);

    /// <summary>The attempts whose intents stand in the items.</summary>
    public IEnumerable<Attempt> Attempts => Items
        .Select(read => (read.Row as ItemRow)?.Intent?.Attempt)
        .OfType<Attempt>()
        .DistinctBy(attempt => attempt.Id);

    /// <summary>
    /// An item that is not there, or only as somebody's placeholder, may be one whose old partition or tombstone was
    /// removed between the guard's read and its own; so its guard is read once more, afterwards (counterexample CE14).
    /// </summary>
    public async Task<bool> IsAbsenceTrueAsync(IEffects effects, ImmutableArray<SlotView> views)
    {
        var absent = views.Where((_, index) => Items[index].Row is not ItemRow { Version: > 0 })
            .Select(view => view.Slot.Guard(view.Replica)).Distinct().ToList();
        if (absent.Count == 0)
            return true;
        var guards = await effects.ReadAsync([.. absent]);
        return guards.All(guard => guard.Status == ReadStatus.Found);
    }

    /// <summary>Reads the items and the guards of their slots.</summary>
    public static async Task<Collection> ReadAsync(
        IEffects effects, ImmutableArray<ItemName> items, ImmutableArray<SlotView> views)
    {
        var guards = views.DistinctBy(view => view.Slot.Slot).SelectMany(view => view.Guards());
        var reads = await effects.ReadAsync([.. items.Zip(views, (item, view) => view.Row(item)), .. guards]);
        return new Collection(reads[..items.Length], reads[items.Length..]);
    }
}
