using System.Collections.Immutable;
using Coordinator.Benchmarks.Charts;
using Coordinator.Benchmarks.Peers;
using Coordinator.Benchmarks.Report;
using Coordinator.Benchmarks.Virtual;

namespace Coordinator.Benchmarks.Sections;

/// <summary>Whether money gets lost: YCSB+T's closed economy with its anomaly score.</summary>
sealed class EconomyPart : IReportPart
{
    const int RunsMax = 8;
    const int SeedsOfRun = 20;

    static readonly ImmutableArray<PeerKind> Kinds =
        [PeerKind.Coordinator, PeerKind.DecisionRecord, PeerKind.PlainWrites, PeerKind.BlindWrites];

    /// <inheritdoc />
    public string Id => "economy";

    /// <inheritdoc />
    public string Name => "closed economy (YCSB+T), simulated";

    /// <inheritdoc />
    public Task<ReportSection> RunAsync(ReportScale scale, Action<string> say)
    {
        var runs = Math.Clamp(scale.Seeds / SeedsOfRun, 1, RunsMax);
        var cases = from hasFaults in (bool[])[false, true]
                    from kind in Kinds
                    from seed in Enumerable.Range(1, runs)
                    select (Kind: kind, HasFaults: hasFaults, Seed: seed);
        var measured = VirtualRuns.Of(cases, one =>
        {
            say($"{one.Kind.Title()}{(one.HasFaults ? ", faults" : "")}, seed {one.Seed}");
            var run = new EconomyRun(one.Kind, one.Seed, one.HasFaults);
            return (one.Kind, one.HasFaults, Economy: run.Run(TimeSpan.FromSeconds(scale.VirtualSeconds)), run.Deaths);
        });
        return Task.FromResult(Section(
        [
            .. measured.GroupBy(one => (one.Kind, one.HasFaults)).Select(same => new EconomyMeasurement(
                same.Key.Kind, same.Key.HasFaults, same.Count(), same.Sum(one => one.Economy.OperationCount),
                same.Sum(one => one.Deaths),
                same.Sum(one => Math.Abs(one.Economy.FinalTotal - one.Economy.InitialTotal)),
                same.Average(one => (double)one.Economy.AnomalyScore))),
        ]));
    }

    ReportSection Section(IReadOnlyList<EconomyMeasurement> measured) => new(
        Id, "Does money get lost?",
        """
        The closed economy workload of YCSB+T (Dey, Fekete, Nambiar and Roehm, 2014): 16 clients on four hosts move
        one unit at a time from later accounts to earlier ones, so that errors cannot cancel each other out, among 64
        accounts at R = 2, chosen by Zipf's law with theta 0.99. The anomaly score is the money that is missing in the
        end, or too much, for each operation; 0 is right. With faults, one request in two hundred is lost, as many
        answers are, as many writes arrive up to three seconds late, and one request in two thousand kills its host,
        whose clients begin anew on another. The two kinds of plain writes have no transactions, and show what the
        score looks like without.
        """,
        [new Finding(Takeaway(measured), [ScoreChart(measured), MissingChart(measured)])],
        [Table(measured)])
    {
        Source = "simulated Azure, virtual time",
    };

    static BarChart ScoreChart(IReadOnlyList<EconomyMeasurement> measured) =>
        Chart(measured, "Anomaly score", new ChartAxis("score, units an operation"), one => one.Score);

    static BarChart MissingChart(IReadOnlyList<EconomyMeasurement> measured) =>
        Chart(measured, "Transfers that were acknowledged", new ChartAxis("transfers"), one => one.Operations);

    static BarChart Chart(
        IReadOnlyList<EconomyMeasurement> measured, string title, ChartAxis axis,
        Func<EconomyMeasurement, double> value) => new(
        title, new ChartAxis("what happens meanwhile"), axis, ["nothing fails", "faults and dying hosts"],
        [.. measured.GroupBy(one => one.Kind).Select(same => new BarSeries(
            same.Key.Title(), ChartColors.Of(same.Key),
            [.. same.OrderBy(one => one.HasFaults).Select(one => (double?)value(one))]))]);

    static string Takeaway(IReadOnlyList<EconomyMeasurement> measured)
    {
        var own = measured.Where(one => one.Kind == PeerKind.Coordinator).ToList();
        var plain = measured.First(one => one is { Kind: PeerKind.PlainWrites, HasFaults: true });
        var blind = measured.First(one => one is { Kind: PeerKind.BlindWrites, HasFaults: false });
        return Sentence.Of(
            $"Coordinator's anomaly score is {own.Sum(one => one.Score):0.####} over ",
            $"{own.Sum(one => one.Operations):N0} ",
            $"transfers, with {own.Sum(one => one.Deaths)} dead hosts; plain conditional writes come to ",
            $"{plain.Score:0.####} under the same faults, and writes without conditions to ",
            $"{blind.Score:0.####} although ",
            $"nothing fails.");
    }

    static DataTable Table(IReadOnlyList<EconomyMeasurement> measured) => new(
        "economy",
        ["way", "faults", "runs", "transfers", "dead hosts", "units missing", "anomaly score"],
        [.. measured.Select(one => (ImmutableArray<object?>)
        [
            one.Kind.Title(), one.HasFaults ? "yes" : "no", one.Runs, one.Operations, one.Deaths, one.Missing,
            one.Score,
        ])]);
}
