using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Reads;

/// <summary>
/// Which replica of a slot a strong read uses, and which guards it needs: that of the same replica (counterexample
/// CE12), and those of as many other replicas as one reconfiguration may drop at once, which is one (A6,
/// counterexamples CE6 and CE7).
/// </summary>
/// <param name="Slot">The slot.</param>
/// <param name="Order">Its replicas in sync, the preferred first.</param>
/// <param name="Turn">Counts the tries: each uses another replica.</param>
sealed record SlotView(SlotPlacement Slot, ImmutableArray<Replica> Order, int Turn)
{
    const int DroppedAtOnceMax = 1;

    /// <summary>The replica that the items are read from.</summary>
    public Replica Replica => Order[Turn % Order.Length];

    /// <summary>
    /// The guard rows that must be there: of this replica and of the next best. The others change with the turn as
    /// well, so that a silent replica is left out by some turn where there are enough without it.
    /// </summary>
    public IEnumerable<RowAddress> Guards() => Enumerable
        .Range(0, Math.Min(1 + DroppedAtOnceMax, Order.Length))
        .Select(next => Order[(Turn + next) % Order.Length])
        .Select(Slot.Guard);

    /// <summary>The row of an item.</summary>
    public RowAddress Row(ItemName item) => new(Replica, new ItemKey(item));
}
