using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Benchmarks.Charts;
using Coordinator.Benchmarks.Peers;
using Coordinator.Benchmarks.Report;

namespace Coordinator.Benchmarks.Sections;

/// <summary>The section for measurements by slots and replication factors.</summary>
static class SlotReport
{
    const int Typical = 2;

    static readonly ChartAxis Slots = new("slots of a transaction", IsLog: true);

    public static ReportSection Section(
        string id, string title, string about, string source, string file, IReadOnlyList<SlotMeasurement> measured)
    {
        ImmutableArray<Finding> findings =
        [
            new(LatencyTakeaway(measured), Charts(measured, new ChartAxis("time to the answer", "ms", IsLog: true),
                "Time to the answer", one => one.Load.Ms.P50, one => one.Load.Ms.P99)),
            new(ThroughputTakeaway(measured), Charts(measured, new ChartAxis("operations", "a second", IsLog: true),
                "Throughput", one => one.Load.PerSecond)),
            new(RequestsTakeaway(measured), Charts(measured, new ChartAxis("storage requests", "", IsLog: true),
                "Storage requests each", one => one.Load.Requests)),
        ];
        // One R makes one row of charts, not three.
        var isOneRow = measured.Select(one => one.Replicas).Distinct().Count() == 1;
        return new ReportSection(
            id, title, about,
            isOneRow
                ? [new Finding(findings[0].Takeaway, [.. findings.SelectMany(finding => finding.Charts)])]
                : findings,
            [Table(file, measured)])
        {
            Source = source,
        };
    }

    static ImmutableArray<Chart> Charts(
        IReadOnlyList<SlotMeasurement> measured, ChartAxis axis, string title, Func<SlotMeasurement, double> y,
        Func<SlotMeasurement, double>? high = null) =>
    [
        .. measured.GroupBy(one => one.Replicas).Select(same => new LineChart(
            string.Create(CultureInfo.InvariantCulture, $"{title}, R = {same.Key}"), Slots, axis,
            [.. same.GroupBy(one => one.Kind).Select(line => new ChartSeries(
                line.Key.Title(), ChartColors.Of(line.Key),
                [.. line.Select(one => new ChartPoint(one.Slots, y(one), high?.Invoke(one)))]))])
        {
            Marks = [.. same.Select(one => (double)one.Slots).Distinct()],
            AlsoFits = [.. measured.SelectMany(one => new[] { y(one), high?.Invoke(one) ?? y(one) })],
        }),
    ];

    static string LatencyTakeaway(IReadOnlyList<SlotMeasurement> measured)
    {
        var (own, plain, classic) = AtTypical(measured);
        return Sentence.Of(
            $"Over {own.Slots} slots at R = {own.Replicas} Coordinator answers in {own.Load.Ms.P50:F1} ms (p99 ",
            $"{own.Load.Ms.P99:F1} ms): {own.Load.Ms.P50 / plain.Load.Ms.P50:F2} times the plain writes, ",
            $"{own.Load.Ms.P50 / classic.Load.Ms.P50:F2} times two-phase commit with a decision record.");
    }

    static string ThroughputTakeaway(IReadOnlyList<SlotMeasurement> measured)
    {
        var (own, plain, classic) = AtTypical(measured);
        return Sentence.Of(
            $"The same clients get {Share(own.Load.PerSecond, plain.Load.PerSecond)} of the throughput of ",
            $"plain writes, ",
            $"and {Share(own.Load.PerSecond, classic.Load.PerSecond)} of that of two-phase commit ({own.Slots} slots, ",
            $"R = {own.Replicas}; finishing included).");
    }

    static string RequestsTakeaway(IReadOnlyList<SlotMeasurement> measured)
    {
        var (own, plain, classic) = AtTypical(measured);
        return Sentence.Of(
            $"A transaction asks storage {own.Load.Requests:F1} times where plain writes ask {plain.Load.Requests:F1} ",
            $"times and two-phase commit {classic.Load.Requests:F1} times ({own.Slots} slots, R = {own.Replicas}).");
    }

    /// <summary>The usual transfer: two slots, and R = 2 where that was measured.</summary>
    static (SlotMeasurement Own, SlotMeasurement Plain, SlotMeasurement Classic) AtTypical(
        IReadOnlyList<SlotMeasurement> measured)
    {
        return (At(PeerKind.Coordinator), At(PeerKind.PlainWrites), At(PeerKind.DecisionRecord));

        SlotMeasurement At(PeerKind kind) => measured.Where(one => one.Kind == kind)
            .OrderBy(one => Math.Abs(one.Replicas - Typical)).ThenBy(one => Math.Abs(one.Slots - Typical)).First();
    }

    static string Share(double own, double other) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * own / other:F0} %");

    static DataTable Table(string file, IReadOnlyList<SlotMeasurement> measured) => new(
        file,
        [
            "way", "R", "slots", "committed", "p50 (ms)", "p90 (ms)", "p99 (ms)", "a second", "attempts each",
            "requests each", "rows each",
        ],
        [.. measured.Select(one => (ImmutableArray<object?>)
        [
            one.Kind.Title(), one.Replicas, one.Slots, one.Load.Committed, one.Load.Ms.P50, one.Load.Ms.P90,
            one.Load.Ms.P99, one.Load.PerSecond, one.Load.Attempts, one.Load.Requests, one.Load.Rows,
        ])]);
}
