using System.Collections.Immutable;

namespace Coordinator.Benchmarks.Charts;

/// <summary>Bars that belong together: one a group.</summary>
/// <param name="Name">For the legend.</param>
/// <param name="Color">The number of its color.</param>
/// <param name="Values">One a group; null for no bar.</param>
sealed record BarSeries(string Name, int Color, ImmutableArray<double?> Values);
