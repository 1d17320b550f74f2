using Coordinator.Core.Model;

namespace Coordinator.Core.Rows;

/// <summary>The index entry of one change of an item; later changes sort before earlier ones.</summary>
public sealed record HistoryKey(ItemName Item, long Sequence) : RowKey;
