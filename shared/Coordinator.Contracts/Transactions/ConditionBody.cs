using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordinator.Contracts.Transactions;

/// <summary>What must hold of an item before the transaction; all parts that are given, and at least one is.</summary>
public sealed record ConditionBody
{
    /// <summary>Whether the item exists.</summary>
    [Description("Whether the item exists.")]
    public bool? Exists { get; init; }

    /// <summary>Its version; 0 stands for an item that does not exist.</summary>
    [Description("The item's version; 0 stands for an item that does not exist.")]
    public long? Version { get; init; }

    /// <summary>Values by JSON pointer; null also holds where nothing is.</summary>
    [Description("Values by JSON pointer (RFC 6901). Numbers compare by value; null also holds where nothing is.")]
    [JsonPropertyName("equals")]
    public IReadOnlyDictionary<string, JsonElement>? Values { get; init; }
}
