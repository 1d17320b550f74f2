using Coordinator.Core.Model;

namespace Coordinator.Core.Operations;

/// <summary>An operation that changes an item. Several on one item apply in order, as one change.</summary>
/// <param name="Item">The item.</param>
/// <param name="If">What must hold before the transaction; null for nothing.</param>
/// <param name="Return">Whether the result carries the new value.</param>
public abstract record WriteOperation(ItemName Item, Condition? If, bool Return) : ItemOperation(Item, If);
