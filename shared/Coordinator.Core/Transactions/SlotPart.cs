using System.Collections.Immutable;
using System.Text;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Transactions;

/// <summary>A transaction's part in one slot.</summary>
/// <param name="Slot">The slot's placement.</param>
/// <param name="Items">
/// The items there, as read and as evaluated, in the order of the operations; may be empty at home only.
/// </param>
sealed record SlotPart(SlotPlacement Slot, ImmutableArray<(BaseItem Base, ItemEvaluation After)> Items)
{
    /// <summary>
    /// Whether the values of this slot, with those published at home, exceed what its batches can carry.
    /// </summary>
    public bool IsTooLarge(int messageBytes)
    {
        var after = Items.Sum(item => Bytes(item.After.Value)) + messageBytes;
        var before = Items.Sum(item => Bytes(item.After.Before.Value));
        return after > Limits.SlotChangeBytesMax || before + after > Limits.SlotBytesMax;
    }

    static int Bytes(string? value) => value is null ? 0 : Encoding.UTF8.GetByteCount(value);
}
