using System.Text.Json;

namespace Coordinator.Local.Demo.Views;

/// <summary>A row of a view.</summary>
/// <param name="Key">The group.</param>
/// <param name="Value">Fields and aggregates.</param>
public sealed record ViewRow(IReadOnlyList<string> Key, JsonElement Value);
