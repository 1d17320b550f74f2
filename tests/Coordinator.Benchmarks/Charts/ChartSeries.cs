using System.Collections.Immutable;

namespace Coordinator.Benchmarks.Charts;

/// <summary>Points that belong together.</summary>
/// <param name="Name">For the legend.</param>
/// <param name="Color">The number of its color; see <see cref="ChartColors"/>.</param>
/// <param name="Points">In the order of X.</param>
sealed record ChartSeries(string Name, int Color, ImmutableArray<ChartPoint> Points)
{
    /// <summary>Whether its line is broken.</summary>
    public bool IsDashed { get; init; }

    /// <summary>Whether its points have no marks of their own.</summary>
    public bool IsSmooth { get; init; }
}
