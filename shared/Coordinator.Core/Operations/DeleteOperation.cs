using Coordinator.Core.Model;

namespace Coordinator.Core.Operations;

/// <summary>Deletes the item; one that does not exist stays so.</summary>
/// <param name="Item">The item.</param>
/// <param name="If">What must hold before the transaction; null for nothing.</param>
public sealed record DeleteOperation(ItemName Item, Condition? If = null) : WriteOperation(Item, If, Return: false);
