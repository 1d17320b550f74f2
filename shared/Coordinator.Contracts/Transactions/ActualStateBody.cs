using System.Text.Json;

namespace Coordinator.Contracts.Transactions;

/// <summary>An item as it was found when its operation failed.</summary>
public sealed record ActualStateBody
{
    /// <summary>Its version; 0 when it does not exist.</summary>
    public required long Version { get; init; }

    /// <summary>Its value; null when it does not exist or is too large to tell.</summary>
    public JsonElement? Value { get; init; }
}
