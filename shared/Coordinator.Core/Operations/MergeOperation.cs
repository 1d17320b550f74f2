using Coordinator.Core.Model;

namespace Coordinator.Core.Operations;

/// <summary>Merges a patch into the value (RFC 7396); an item that does not exist counts as an empty object.</summary>
/// <param name="Item">The item.</param>
/// <param name="Patch">A JSON object as text.</param>
/// <param name="If">What must hold before the transaction; null for nothing.</param>
/// <param name="Return">Whether the result carries the new value.</param>
public sealed record MergeOperation(ItemName Item, string Patch, Condition? If = null, bool Return = false)
    : WriteOperation(Item, If, Return);
