using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Transactions;

/// <summary>An item as all replicas of its slot hold it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Slot">Its slot's placement.</param>
/// <param name="Reads">What each replica answered, in the order of the placement.</param>
sealed record BaseItem(ItemName Item, SlotPlacement Slot, ImmutableArray<ReadResult> Reads)
{
    /// <summary>
    /// The row that all replicas agree on; a tombstone also where some replicas have lost it to the clean-up already,
    /// which writing puts back; a placeholder when there is none.
    /// </summary>
    public ItemRow Row => Rows.FirstOrDefault() ?? ItemRow.Placeholder(Slot.Slot, Item);

    /// <summary>Another attempt's intent at any replica.</summary>
    public Intent? Holder =>
        Rows.Select(row => row.Intent).FirstOrDefault(intent => intent is not null);

    /// <summary>What keeps the item from being used.</summary>
    public BaseConflict Conflict
    {
        get
        {
            if (Reads.Any(read => read.Status == ReadStatus.Unknown))
                return BaseConflict.Unavailable;
            if (Holder is not null)
                return BaseConflict.Held;
            var isOneVersion = Rows.Select(row => (row.Version, row.CommitTime)).Distinct().Count() <= 1;
            var isEverywhere = Rows.Count() == Reads.Length;
            return isOneVersion && (isEverywhere || !Row.Exists) ? BaseConflict.None : BaseConflict.Torn;
        }
    }

    IEnumerable<ItemRow> Rows => Reads.Select(read => read.Row).OfType<ItemRow>();
}
