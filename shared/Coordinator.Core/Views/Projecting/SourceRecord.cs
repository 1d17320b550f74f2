using System.Collections.Immutable;

namespace Coordinator.Core.Views.Projecting;

/// <summary>What an item contributes to a view now; there is none when it contributes nothing.</summary>
/// <param name="Item">The item's key; the record's name may hold a digest only.</param>
/// <param name="Sequence">The event of the item's slot that gave it.</param>
/// <param name="CommitTime">That event's commit time.</param>
/// <param name="Change">The place of the change in that event.</param>
/// <param name="Entries">The entries; at least one.</param>
sealed record SourceRecord(
    string Item, long Sequence, string CommitTime, int Change, ImmutableArray<Entry> Entries);
