using System.Collections.Immutable;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>A row in which replicas differ, or that one of them cannot read.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Key">The row.</param>
/// <param name="Copies">The copies of all replicas that should have the same.</param>
/// <param name="Look">The look that saw them.</param>
sealed record RowDispute(SlotPlacement Slot, RowKey Key, ImmutableArray<RowCopy> Copies, SlotLook Look)
{
    /// <summary>Copies that can be read.</summary>
    public IEnumerable<RowCopy> Readable => Copies.Where(copy => copy.Seen.Kind != SeenKind.Unreadable);

    /// <summary>The copy that more than half of the replicas have; null when none is.</summary>
    public RowCopy? Majority()
    {
        foreach (var copy in Readable)
        {
            if (Readable.Count(other => other.Seen.IsSame(copy.Seen)) * 2 > Copies.Length)
                return copy;
        }

        return null;
    }

    /// <summary>
    /// The one content that copies have, where others are absent or cannot be read; null when there are several.
    /// </summary>
    public Row? OnlyContent()
    {
        var contents = Copies.Where(copy => copy.Seen.Kind == SeenKind.Content).DistinctBy(copy => copy.Seen.Hash)
            .ToList();
        return contents.Count == 1 ? contents[0].Row : null;
    }
}
