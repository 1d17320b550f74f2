using Coordinator.Core.Model;

namespace Coordinator.Core.Rows;

/// <summary>The row of an item.</summary>
public sealed record ItemKey(ItemName Item) : RowKey;
