using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Events;

/// <summary>One committed transaction's changes in one slot: an entry of the slot's event log.</summary>
public sealed record LogEvent
{
    /// <summary>The slot whose log it stands in.</summary>
    public required SlotId Slot { get; init; }

    /// <summary>1, 2, 3 … in the slot, without gaps; the order in which consumers see the slot change.</summary>
    public required long Sequence { get; init; }

    /// <summary>The transaction.</summary>
    public required TransactionId Transaction { get; init; }

    /// <summary>When it committed.</summary>
    public required Hlc CommitTime { get; init; }

    /// <summary>All slots that took part in it, in order; not all of them have changes.</summary>
    public required ImmutableArray<SlotId> Slots { get; init; }

    /// <summary>The changed items of this slot, in the order of the operations; may be empty.</summary>
    public required ImmutableArray<ItemChange> Changes { get; init; }

    /// <summary>Published messages; only in the log of the transaction's home slot.</summary>
    public required ImmutableArray<PublishedMessage> Messages { get; init; }
}
