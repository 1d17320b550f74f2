using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Reads;

/// <summary>An item as a reader sees it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Version">Its version; 0 when it does not exist.</param>
/// <param name="CommitTime">When it was committed; default when it does not exist.</param>
/// <param name="Value">Its value as JSON text; null when it does not exist.</param>
public sealed record ItemState(ItemName Item, long Version, Hlc CommitTime, string? Value)
{
    /// <summary>The state that a row shows, without regard to its intent; null and tombstones show none.</summary>
    internal static ItemState Of(ItemName item, ItemRow? row) => row is { Exists: true }
        ? new ItemState(item, row.Version, row.CommitTime, row.Value)
        : new ItemState(item, 0, default, Value: null);
}
