using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordinator.Contracts.Items;

/// <summary>An item in a snapshot.</summary>
public sealed record ItemBody
{
    /// <summary>Its name.</summary>
    public required string Item { get; init; }

    /// <summary>Its version; 0 when it does not exist.</summary>
    [Description("1, 2, 3 …; 0 when the item does not exist.")]
    public required long Version { get; init; }

    /// <summary>When it was last written; null when it does not exist.</summary>
    public string? CommitTime { get; init; }

    /// <summary>Its value; null when it does not exist.</summary>
    [Description("The value; null when the item does not exist.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public JsonElement? Value { get; init; }
}
