using Coordinator.Core.Model;

namespace Coordinator.Core.Operations;

/// <summary>
/// An operation on an item. Its condition and <c>check</c>, <c>read</c> see the state before the transaction.
/// </summary>
/// <param name="Item">The item.</param>
/// <param name="If">What must hold before the transaction; null for nothing.</param>
public abstract record ItemOperation(ItemName Item, Condition? If) : Operation;
