using Coordinator.Core.Model;

namespace Coordinator.Core.Reads;

/// <summary>An item as a reader sees it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Version">Its version; 0 when it does not exist.</param>
/// <param name="CommitTime">When it was committed; default when it does not exist.</param>
/// <param name="Value">Its value as JSON text; null when it does not exist.</param>
public sealed record ItemState(ItemName Item, long Version, Hlc CommitTime, string? Value);
