using System.ComponentModel;
using System.Text.Json;

namespace Coordinator.Contracts.Transactions;

/// <summary>The result of one operation of a committed transaction.</summary>
public sealed record OperationResultBody
{
    /// <summary>The item; null for a publish.</summary>
    public string? Item { get; init; }

    /// <summary>The topic; null unless a publish.</summary>
    public string? Topic { get; init; }

    /// <summary>
    /// The item's version: after the transaction for a write, before it for check and read; 0 for none.
    /// </summary>
    [Description("After the transaction for a write, before it for check and read; 0 for an item that does not exist.")]
    public long? Version { get; init; }

    /// <summary>The value if it was asked for; a JSON null for an item that does not exist.</summary>
    [Description("The value before the transaction for read, after it for a write with return; null for an item that "
        + "does not exist.")]
    public JsonElement? Value { get; init; }
}
