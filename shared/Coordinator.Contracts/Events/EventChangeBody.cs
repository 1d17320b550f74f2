using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordinator.Contracts.Events;

/// <summary>An item that an event changed.</summary>
public sealed record EventChangeBody
{
    /// <summary>Its name.</summary>
    public required string Item { get; init; }

    /// <summary>Its version after the change.</summary>
    [Description("After the change; a deletion counts as one.")]
    public required long Version { get; init; }

    /// <summary>Its value after the change; null when it was deleted.</summary>
    [Description("The whole value after the change; null when the item was deleted.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public JsonElement? Value { get; init; }
}
