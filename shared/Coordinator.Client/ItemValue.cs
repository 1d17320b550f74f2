using System.Text.Json;

namespace Coordinator.Client;

/// <summary>An item that was read.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Version">Its version.</param>
/// <param name="CommitTime">When it was last written: opaque, ordered as text.</param>
public sealed record ItemValue(JsonElement Value, long Version, string CommitTime);
