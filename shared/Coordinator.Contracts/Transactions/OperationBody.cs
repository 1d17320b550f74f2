using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordinator.Contracts.Transactions;

/// <summary>
/// One operation of a transaction. Which members belong to it depends on <see cref="Op"/>; others are refused.
/// </summary>
public sealed record OperationBody
{
    /// <summary>One of <see cref="OperationNames"/>.</summary>
    [Description("put, merge, add, delete, check, read or publish.")]
    [AllowedValues(
        OperationNames.Put, OperationNames.Merge, OperationNames.Add, OperationNames.Delete, OperationNames.Check,
        OperationNames.Read, OperationNames.Publish)]
    public required string Op { get; init; }

    /// <summary><c>collection/key</c>; all but publish.</summary>
    [Description("collection/key: collection of 1-63 characters A-Z a-z 0-9 _ -, key of 1-512 bytes of UTF-8. All "
        + "operations but publish.")]
    public string? Item { get; init; }

    /// <summary>The topic; publish only.</summary>
    [Description("Where publish sends its value; 1-63 characters A-Z a-z 0-9 _ -.")]
    public string? Topic { get; init; }

    /// <summary>A JSON pointer to the number; add only.</summary>
    [Description("add: a JSON pointer (RFC 6901) to the number; what is missing counts as 0.")]
    public string? Path { get; init; }

    /// <summary>What is added; add only.</summary>
    [Description("add: what is added; at most 28 digits.")]
    public decimal? By { get; init; }

    /// <summary>The least allowed sum; add only.</summary>
    [Description("add: the least allowed sum.")]
    public decimal? Min { get; init; }

    /// <summary>The greatest allowed sum; add only.</summary>
    [Description("add: the greatest allowed sum.")]
    public decimal? Max { get; init; }

    /// <summary>A JSON object for put and merge, any JSON for publish.</summary>
    [Description("put and merge: an object; publish: any JSON.")]
    public JsonElement? Value { get; init; }

    /// <summary>What must hold of the item before the transaction; all but publish.</summary>
    [Description("What must hold of the item before the transaction.")]
    public ConditionBody? If { get; init; }

    /// <summary>Whether the result carries the new value; put, merge and add.</summary>
    [Description("put, merge and add: whether the result carries the new value.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Return { get; init; }

    /// <summary>Sets an item's whole value.</summary>
    public static OperationBody Put(string item, JsonElement value, ConditionBody? @if = null) =>
        new() { Op = OperationNames.Put, Item = item, Value = value, If = @if };

    /// <summary>Merges a patch into an item (RFC 7396).</summary>
    public static OperationBody Merge(string item, JsonElement patch, ConditionBody? @if = null) =>
        new() { Op = OperationNames.Merge, Item = item, Value = patch, If = @if };

    /// <summary>Adds to a number of an item.</summary>
    public static OperationBody Add(string item, string path, decimal by, decimal? min = null, decimal? max = null) =>
        new() { Op = OperationNames.Add, Item = item, Path = path, By = by, Min = min, Max = max };

    /// <summary>Deletes an item.</summary>
    public static OperationBody Delete(string item, ConditionBody? @if = null) =>
        new() { Op = OperationNames.Delete, Item = item, If = @if };

    /// <summary>Only checks a condition.</summary>
    public static OperationBody Check(string item, ConditionBody @if) =>
        new() { Op = OperationNames.Check, Item = item, If = @if };

    /// <summary>Reads an item as it was before the transaction.</summary>
    public static OperationBody Read(string item) => new() { Op = OperationNames.Read, Item = item };

    /// <summary>Publishes a message if the transaction commits.</summary>
    public static OperationBody Publish(string topic, JsonElement value) =>
        new() { Op = OperationNames.Publish, Topic = topic, Value = value };
}
