using Coordinator.Core.Model;

namespace Coordinator.Core.Rows;

/// <summary>
/// An item. Three shapes: a value; a tombstone (version above 0, no value), which stops a late duplicate of an old
/// insert (vii); or a placeholder (version 0, no value) that only carries an intent on an item that does not exist.
/// </summary>
public sealed record ItemRow : Row
{
    /// <summary>The slot that holds the item.</summary>
    public required SlotId Slot { get; init; }

    /// <summary>The item.</summary>
    public required ItemName Item { get; init; }

    /// <summary>1, 2, 3 …, one up with every change, a delete included; 0 for a placeholder.</summary>
    public required long Version { get; init; }

    /// <summary>When the current value was committed.</summary>
    public required Hlc CommitTime { get; init; }

    /// <summary>The value as JSON text; null when the item does not exist.</summary>
    public required string? Value { get; init; }

    /// <summary>
    /// The epoch under which the item was deleted: the tombstone may go once that epoch's guard is gone. Null unless a
    /// tombstone.
    /// </summary>
    public Epoch? DeletedIn { get; init; }

    /// <summary>The hold of an undecided or unfinished attempt.</summary>
    public Intent? Intent { get; init; }

    /// <summary>Whether a reader without regard to the intent sees the item.</summary>
    public bool Exists => Value is not null;

    /// <inheritdoc />
    public override RowKey Key => new ItemKey(Item);

    /// <summary>A row for an item that does not exist, to carry an intent.</summary>
    public static ItemRow Placeholder(SlotId slot, ItemName item) =>
        new() { Slot = slot, Item = item, Version = 0, CommitTime = default, Value = null };

    /// <summary>
    /// The row after its intent's attempt committed. A placeholder stays a placeholder when the intent was a lock.
    /// </summary>
    public ItemRow Applied()
    {
        Invariant.Require(Intent is not null, "only an intent can be applied");
        if (Intent.Change == IntentChange.Lock)
            return this with { Intent = null };
        return this with
        {
            Version = Version + 1,
            CommitTime = Intent.Attempt.CommitTime,
            Value = Intent.Value,
            DeletedIn = Intent.Change == IntentChange.Delete ? Intent.Attempt.EpochOf(Slot) : null,
            Intent = null,
        };
    }
}
