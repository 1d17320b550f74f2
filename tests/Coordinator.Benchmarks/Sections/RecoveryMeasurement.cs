using System.Collections.Immutable;
using Coordinator.Benchmarks.Charts;
using Coordinator.Benchmarks.Loads;

namespace Coordinator.Benchmarks.Sections;

/// <summary>How long somebody waited, over many runs.</summary>
/// <param name="Name">Until when.</param>
/// <param name="Color">Of its line.</param>
/// <param name="IsOfHost">Whether a host died; else a store.</param>
/// <param name="Sorted">Seconds, the least first.</param>
sealed record RecoveryMeasurement(string Name, int Color, bool IsOfHost, ImmutableArray<double> Sorted)
{
    /// <summary>Percentiles of the seconds.</summary>
    public Percentiles Seconds => Percentiles.Of(Sorted);

    /// <summary>For each time the share of runs that were over by then, in per cent.</summary>
    public ImmutableArray<ChartPoint> Cumulative() =>
        [.. Sorted.Select((seconds, number) => new ChartPoint(seconds, 100.0 * (number + 1) / Sorted.Length))];
}
