using System.Text.Json;

namespace Coordinator.Local.Demo.Views;

/// <summary>A view as it was read.</summary>
/// <param name="Rows">All rows, by their keys' parts with a slash between.</param>
/// <param name="Lag">
/// How long ago, about, the first event committed that was not applied; null when the API did not know.
/// </param>
public sealed record ViewReading(IReadOnlyDictionary<string, JsonElement> Rows, TimeSpan? Lag);
