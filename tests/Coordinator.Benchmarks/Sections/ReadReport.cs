using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Benchmarks.Charts;
using Coordinator.Benchmarks.Report;

namespace Coordinator.Benchmarks.Sections;

/// <summary>What the report says about reads.</summary>
static class ReadReport
{
    /// <summary>Times and requests.</summary>
    public static Finding Finding(IReadOnlyList<ReadMeasurement> measured)
    {
        var (strong, snapshot) = (measured[0], measured[1]);
        return new Finding(
            Sentence.Of(
                $"A strong read takes {strong.Ms.P50:F1} ms and {strong.Requests:F1} storage requests at R = ",
                $"{strong.Replicas}, a snapshot of five slots {snapshot.Ms.P50:F1} ms and {snapshot.Requests:F1}."),
            [
                Chart(measured, "Reads: time to the answer, p50", new ChartAxis("time", "ms"), one => one.Ms.P50),
                Chart(measured, "Reads: storage requests each", new ChartAxis("requests"), one => one.Requests),
            ]);
    }

    /// <summary>The numbers.</summary>
    public static DataTable Table(IReadOnlyList<ReadMeasurement> measured) => new(
        "reads",
        ["read", "R", "a second", "p50 (ms)", "p99 (ms)", "requests each"],
        [.. measured.Select(one => (ImmutableArray<object?>)
            [one.Name, one.Replicas, one.PerSecond, one.Ms.P50, one.Ms.P99, one.Requests])]);

    static BarChart Chart(
        IReadOnlyList<ReadMeasurement> measured, string title, ChartAxis axis, Func<ReadMeasurement, double> value)
    {
        var groups = measured.Select(one => one.Replicas).Distinct().ToList();
        return new BarChart(
            title, new ChartAxis("replication factor"), axis,
            [.. groups.Select(replicas => string.Create(CultureInfo.InvariantCulture, $"R = {replicas}"))],
            [.. measured.GroupBy(one => one.Name).Select((same, number) => new BarSeries(
                same.Key, number == 0 ? 0 : 5, [.. same.Select(one => (double?)value(one))]))]);
    }
}
