using System.ComponentModel;

namespace Coordinator.Contracts.Events;

/// <summary>One committed transaction's changes in one slot; slot and sequence name it for ever.</summary>
[Description("One committed transaction's changes in one slot. Slot and sequence together name it for ever.")]
public sealed record EventBody
{
    /// <summary>The slot whose log it stands in.</summary>
    public required int Slot { get; init; }

    /// <summary>Its place in the log.</summary>
    [Description("1, 2, 3 … in the slot, without gaps.")]
    public required long Sequence { get; init; }

    /// <summary>The transaction.</summary>
    public required string TransactionId { get; init; }

    /// <summary>When it committed: opaque, ordered as text.</summary>
    [Description("When it committed: opaque, ordered as text. In a slot it mostly grows; only the sequence always "
        + "does.")]
    public required string CommitTime { get; init; }

    /// <summary>All slots that took part in the transaction.</summary>
    [Description("All slots that took part in the transaction; its other changes are in their logs.")]
    public required IReadOnlyList<int> Slots { get; init; }

    /// <summary>The changed items; may be empty.</summary>
    [Description("The changed items, in the order of the operations. Of a collection or an item only its own.")]
    public required IReadOnlyList<EventChangeBody> Changes { get; init; }

    /// <summary>Published messages; null for none.</summary>
    [Description("Published messages; in the log of the transaction's home slot only. Of a topic only its own.")]
    public IReadOnlyList<EventMessageBody>? Messages { get; init; }
}
