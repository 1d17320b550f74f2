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
    /// <summary>Some replica did not answer.</summary>
    public bool IsUnknown => Items.Concat(Guards).Any(read => read.Status == ReadStatus.Unknown);

    /// <summary>The map is old.</summary>
    public bool IsStale => Guards.Any(read => read.Status == ReadStatus.Absent);

    /// <summary>The attempts whose intents stand in the items.</summary>
    public IEnumerable<Attempt> Attempts => Items
        .Select(read => (read.Row as ItemRow)?.Intent?.Attempt)
        .OfType<Attempt>()
        .DistinctBy(attempt => attempt.Id);

    /// <summary>Whether nothing changed between two collections.</summary>
    public bool IsSameAs(Collection other) => Items.Zip(other.Items).All(
        pair => pair.First.Status == pair.Second.Status && pair.First.ETag == pair.Second.ETag);

    /// <summary>Reads the items and the guards of their slots.</summary>
    public static async Task<Collection> ReadAsync(
        IEffects effects, ImmutableArray<ItemName> items, ImmutableArray<SlotView> views)
    {
        var guards = views.DistinctBy(view => view.Slot.Slot).SelectMany(view => view.Guards());
        var reads = await effects.ReadAsync([.. items.Zip(views, (item, view) => view.Row(item)), .. guards]);
        return new Collection(reads[..items.Length], reads[items.Length..]);
    }
}
