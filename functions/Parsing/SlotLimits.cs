using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;

namespace Coordinator.Functions.Parsing;

/// <summary>Refuses transactions that touch more slots, or more items of one slot, than fit.</summary>
static class SlotLimits
{
    const string Place = "/operations";

    /// <summary>Notes what is over a limit.</summary>
    /// <param name="operations">Well-formed operations.</param>
    /// <param name="id">
    /// The client's id, whose slot takes part too; null for a server's id, which lives with the first item.
    /// </param>
    /// <param name="layout">The slots of this deployment.</param>
    /// <param name="errors">Where to note.</param>
    public static void Check(
        ImmutableArray<Operation> operations, TransactionId? id, SlotLayout layout, RequestErrors errors)
    {
        var itemsBySlot = operations.OfType<ItemOperation>()
            .Select(operation => operation.Item)
            .Distinct()
            .GroupBy(item => SlotHash.Of(item, layout))
            .ToDictionary(slot => slot.Key, slot => slot.Count());
        var slots = itemsBySlot.Keys.ToHashSet();
        if (id is { } given)
            slots.Add(given.Home(layout));
        if (slots.Count > Limits.SlotsMax)
            errors.Add(Place, TooManySlots(slots.Count));
        if (itemsBySlot.Values.Any(count => count > Limits.ItemsPerSlotMax))
            errors.Add(Place, TooManyItems);
    }

    static string TooManySlots(int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"Touch {count} slots, that of the id included; a transaction has at most {Limits.SlotsMax}. "
            + $"Keys with one {{tag}} share a slot.");

    static string TooManyItems => string.Create(
        CultureInfo.InvariantCulture,
        $"Touch more than {Limits.ItemsPerSlotMax} items of one slot, the most that a transaction may.");
}
