using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Reads;

/// <summary>
/// The turns of one read. The preference is asked once for each in-sync set: if it changed its mind between two turns,
/// a replica could be asked twice and another never.
/// </summary>
/// <param name="preference">Who is asked first.</param>
sealed class ReadTurns(IReplicaPreference preference)
{
    readonly Dictionary<SlotId, ImmutableArray<Replica>> _orders = [];

    /// <summary>What to ask for a slot in a turn, counted from 0.</summary>
    public SlotView Of(SlotPlacement slot, int turn)
    {
        if (!_orders.TryGetValue(slot.Slot, out var order) || !IsSame(order, slot.InSync))
        {
            order = preference.Order(slot);
            Invariant.Require(IsSame(order, slot.InSync), "a preference has exactly the replicas in sync");
            _orders[slot.Slot] = order;
        }

        return new SlotView(slot, order, turn);
    }

    static bool IsSame(ImmutableArray<Replica> order, ImmutableArray<Replica> inSync) =>
        order.Length == inSync.Length && inSync.All(order.Contains);
}
