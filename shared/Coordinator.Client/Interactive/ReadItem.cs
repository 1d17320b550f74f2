using System.Text.Json;

namespace Coordinator.Client.Interactive;

/// <summary>An item as an interactive transaction read it.</summary>
/// <param name="Name"><c>collection/key</c>.</param>
/// <param name="Version">Its version; 0 when it does not exist.</param>
/// <param name="Value">Its value; null when it does not exist.</param>
sealed record ReadItem(string Name, long Version, JsonElement? Value);
