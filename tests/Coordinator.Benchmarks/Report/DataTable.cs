using System.Collections.Immutable;

namespace Coordinator.Benchmarks.Report;

/// <summary>Measured numbers, as they go into files and under the charts.</summary>
/// <param name="Name">The name of its file, without an ending.</param>
/// <param name="Columns">Names with their units.</param>
/// <param name="Rows">Texts, whole numbers and numbers, one a column; null for none.</param>
sealed record DataTable(
    string Name, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<object?>> Rows);
