using Coordinator.Core.Model;

namespace Coordinator.Core.Operations;

/// <summary>The result of one operation of a committed transaction.</summary>
public sealed record OperationResult
{
    /// <summary>The item; null for a <c>publish</c>.</summary>
    public ItemName? Item { get; init; }

    /// <summary>The topic; null unless a <c>publish</c>.</summary>
    public string? Topic { get; init; }

    /// <summary>
    /// The item's version: after the transaction for a write, before it for <c>check</c> and <c>read</c>; 0 for none.
    /// </summary>
    public long Version { get; init; }

    /// <summary>Whether <see cref="Value"/> was asked for.</summary>
    public bool HasValue { get; init; }

    /// <summary>The value as JSON text; null when the item does not exist or the value was not asked for.</summary>
    public string? Value { get; init; }
}
