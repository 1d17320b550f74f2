using Coordinator.Core.Model;

namespace Coordinator.Core.Operations;

/// <summary>Sets the whole value.</summary>
/// <param name="Item">The item.</param>
/// <param name="Value">A JSON object as text.</param>
/// <param name="If">What must hold before the transaction; null for nothing.</param>
/// <param name="Return">Whether the result carries the new value.</param>
public sealed record PutOperation(ItemName Item, string Value, Condition? If = null, bool Return = false)
    : WriteOperation(Item, If, Return);
