using System.Collections.Immutable;

namespace Coordinator.Core.Views.Reading;

/// <summary>A row of a view as readers see it.</summary>
/// <param name="Key">The group.</param>
/// <param name="Value">Fields and aggregates by name: a JSON object as text.</param>
/// <param name="Position">
/// For each source slot that ever touched the row, the last event that did. Events after it may be applied: they did
/// not touch the row.
/// </param>
public sealed record ViewRow(
    ImmutableArray<string> Key, string Value, ImmutableSortedDictionary<int, long> Position);
