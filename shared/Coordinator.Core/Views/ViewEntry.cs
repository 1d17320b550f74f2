using System.Collections.Immutable;
using System.Text.Json;

namespace Coordinator.Core.Views;

/// <summary>What one item adds to one group of a view.</summary>
/// <param name="Key">The group: 1 to <see cref="Model.Limits.ViewKeyPartsMax"/> texts; see <see cref="ViewKey"/>.
/// </param>
/// <param name="Values">
/// A value for each aggregate by name; none, or JSON null, where there is none. <see cref="AggregateKind.Count"/>
/// needs none.
/// </param>
public sealed record ViewEntry(ImmutableArray<string> Key, IReadOnlyDictionary<string, JsonElement> Values);
