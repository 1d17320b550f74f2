using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Model;

namespace Coordinator.Benchmarks;

/// <summary>
/// Items in distinct slots. Many sets, used in turn, so that a client does not run into its own unfinished work.
/// </summary>
static class KeySets
{
    /// <summary>
    /// Sets of <paramref name="slots"/> items, each item of a set in another slot; sets share no item.
    /// </summary>
    public static ImmutableArray<ImmutableArray<ItemName>> Make(string prefix, int sets, int slots, int slotCount) =>
        [.. Enumerable.Range(0, sets).Select(
            set => One(string.Create(CultureInfo.InvariantCulture, $"{prefix}-{set}"), slots, slotCount))];

    static ImmutableArray<ItemName> One(string prefix, int slots, int slotCount)
    {
        var found = new Dictionary<SlotId, ItemName>();
        for (var i = 0; found.Count < slots; i++)
        {
            var item = new ItemName("bench", string.Create(CultureInfo.InvariantCulture, $"{prefix}-{i}"));
            found.TryAdd(SlotHash.Of(item, SlotLayout.Even(slotCount)), item);
        }

        return [.. found.Values];
    }
}
