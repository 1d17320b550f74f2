using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Benchmarks.Charts;
using Coordinator.Benchmarks.Loads;
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
        Func<SlotMeasurement, double?>? high = null) =>
    [
        .. measured.GroupBy(one => one.Replicas).Select(same => new LineChart(
            string.Create(CultureInfo.InvariantCulture, $"{title}, R = {same.Key}"), Slots, axis,
            [.. same.GroupBy(one => one.Kind).Select(line => new ChartSeries(
                line.Key.Title(), ChartColors.Of(line.Key),
                [.. line.Where(one => one.Load.IsSound).Select(
                    one => new ChartPoint(one.Slots, y(one), high?.Invoke(one)))]))])
        {
            Marks = [.. same.Select(one => (double)one.Slots).Distinct()],
            AlsoFits =
            [
                .. measured.Where(one => one.Load.IsSound).SelectMany(
                    one => new[] { y(one), high?.Invoke(one) ?? y(one) }),
            ],
        }),
    ];

    static string LatencyTakeaway(IReadOnlyList<SlotMeasurement> measured) => Compared(measured, one => Sentence.Of(
        $"Over {one.Own.Slots} slots at R = {one.Own.Replicas} Coordinator answers in {one.Own.Load.Ms.P50:F1} ms ",
        $"({one.Own.Load.Ms.HighName} {one.Own.Load.Ms.High:F1} ms): ",
        $"{Times(one.Own.Load, one.Plain.Load, "the plain writes")}, ",
        $"{Times(one.Own.Load, one.Classic.Load, "two-phase commit with a decision record")}{Spread(one.Own.Load)}."));

    static string ThroughputTakeaway(IReadOnlyList<SlotMeasurement> measured) => Compared(measured, one => Sentence.Of(
        $"The same clients get {Share(one.Own.Load.PerSecond, one.Plain.Load.PerSecond)} of the throughput of ",
        $"plain writes, ",
        $"and {Share(one.Own.Load.PerSecond, one.Classic.Load.PerSecond)} of that of two-phase commit ",
        $"({one.Own.Slots} slots, R = {one.Own.Replicas})."));

    static string RequestsTakeaway(IReadOnlyList<SlotMeasurement> measured) => Compared(measured, one => Sentence.Of(
        $"A transaction asks storage {one.Own.Load.Requests:F1} times where plain writes ask ",
        $"{one.Plain.Load.Requests:F1} times and two-phase commit {one.Classic.Load.Requests:F1} times ",
        $"({one.Own.Slots} slots, R = {one.Own.Replicas}; finishing included)."));

    /// <summary>How many times as long it takes, and whether that is more than noise.</summary>
    static string Times(LoadMeasurement own, LoadMeasurement other, string name) => Sentence.Of(
        $"{own.Ms.P50 / other.Ms.P50:F2} times {name}{(own.Overlaps(other) ? " (their rounds overlap)" : "")}");

    /// <summary>How far apart the rounds were; nothing for a simulation, which has one.</summary>
    static string Spread(LoadMeasurement load) => load.P50OfRounds.Least < load.P50OfRounds.Most
        ? Sentence.Of($"; its rounds lay between {load.P50OfRounds.Least:F1} and {load.P50OfRounds.Most:F1} ms")
        : "";

    /// <summary>
    /// A sentence about the usual transfer: two slots and R = 2, or what is nearest to that among the sound points.
    /// </summary>
    static string Compared(
        IReadOnlyList<SlotMeasurement> measured,
        Func<(SlotMeasurement Own, SlotMeasurement Plain, SlotMeasurement Classic), string> say)
    {
        var places = from one in measured
                     where one.Load.IsSound && IsCompared(one.Kind)
                     group one by (one.Replicas, one.Slots) into place
                     where place.Count() == 3
                     orderby Math.Abs(place.Key.Replicas - Typical), Math.Abs(place.Key.Slots - Typical)
                     select place.ToDictionary(one => one.Kind);
        return places.FirstOrDefault() is { } found
            ? say((found[PeerKind.Coordinator], found[PeerKind.PlainWrites], found[PeerKind.DecisionRecord]))
            : Sentence.Of(
                $"Nothing to compare: nowhere did all three ways commit {LoadMeasurement.CommittedMin} operations ",
                $"and give up none.");
    }

    static bool IsCompared(PeerKind kind) =>
        kind is PeerKind.Coordinator or PeerKind.PlainWrites or PeerKind.DecisionRecord;

    static string Share(double own, double other) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * own / other:F0} %");

    static DataTable Table(string file, IReadOnlyList<SlotMeasurement> measured) => new(
        file,
        [
            "way", "R", "slots", "committed", "given up", "in the charts", "p50 (ms)", "p50 of rounds from", "to",
            "p90 (ms)", "p99 (ms)", "a second", "attempts each", "requests each",
            "rows each",
        ],
        [.. measured.Select(one => (ImmutableArray<object?>)
        [
            one.Kind.Title(), one.Replicas, one.Slots, one.Load.Committed, one.Load.GivenUp,
            one.Load.IsSound ? "yes" : "no", one.Load.Ms.P50, one.Load.P50OfRounds.Least, one.Load.P50OfRounds.Most,
            one.Load.Ms.P90, one.Load.Ms.P99, one.Load.PerSecond, one.Load.Attempts, one.Load.Requests, one.Load.Rows,
        ])]);
}
