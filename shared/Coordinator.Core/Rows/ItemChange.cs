using Coordinator.Core.Model;

namespace Coordinator.Core.Rows;

/// <summary>One item's change as the event log tells it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Version">Its version after the change.</param>
/// <param name="Value">Its value after the change as JSON text; null when it was deleted.</param>
public sealed record ItemChange(ItemName Item, long Version, string? Value);
