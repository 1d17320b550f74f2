using System.Text.Json;

namespace Coordinator.Contracts.Events;

/// <summary>A message that a transaction published.</summary>
public sealed record EventMessageBody
{
    /// <summary>Its topic.</summary>
    public required string Topic { get; init; }

    /// <summary>Its value.</summary>
    public required JsonElement Value { get; init; }
}
