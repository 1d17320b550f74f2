using System.Text.Json;

namespace Coordinator.Client;

/// <summary>An item that was read.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Version">Its version.</param>
/// <param name="CommitTime">When it was last written: opaque, ordered as text.</param>
public sealed record ItemValue(JsonElement Value, long Version, string CommitTime)
{
    /// <summary>
    /// Of an eventual read, <c>slot:sequence</c>: it shows at least what the slot's log held up to that event.
    /// </summary>
    public string? Position { get; init; }
}
