using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Benchmarks.Charts;
using Coordinator.Benchmarks.Loads;
using Coordinator.Benchmarks.Peers;
using Coordinator.Benchmarks.Report;
using Coordinator.Benchmarks.Virtual;

namespace Coordinator.Benchmarks.Sections;

/// <summary>What happens when many want the same items, in virtual time.</summary>
sealed class ContentionPart : IReportPart
{
    const int Clients = 32;

    static readonly ImmutableArray<PeerKind> Kinds =
        [PeerKind.PlainWrites, PeerKind.Coordinator, PeerKind.DecisionRecord];

    static readonly ChartAxis Skew = new("Zipf's theta");

    /// <inheritdoc />
    public string Id => "contention";

    /// <inheritdoc />
    public string Name => "contention, simulated";

    /// <inheritdoc />
    public Task<ReportSection> RunAsync(ReportScale scale, Action<string> say)
    {
        var cases = Kinds.SelectMany(kind => scale.Thetas.Select(theta => (Kind: kind, Theta: theta)));
        var measured = VirtualRuns.Of(cases, one =>
        {
            say(string.Create(CultureInfo.InvariantCulture, $"{one.Kind.Title()}, theta {one.Theta}"));
            return new ContentionMeasurement(one.Kind, one.Theta, Measure(one.Kind, one.Theta, scale.VirtualSeconds));
        });
        return Task.FromResult(Section(measured));
    }

    static LoadMeasurement Measure(PeerKind kind, double theta, double seconds)
    {
        var deployment = new VirtualDeployment(new VirtualOptions
        {
            Seed = (int)(theta * 100),
            Replicas = 2,
            AccountsInSlot = 16,
        });
        return new VirtualLoad(deployment, kind, Clients).Run(
            new ZipfAccounts(deployment.Accounts, theta, count: 2), TimeSpan.FromSeconds(seconds));
    }

    static ReportSection Section(IReadOnlyList<ContentionMeasurement> measured) => new(
        "contention", "What happens when many want the same items?",
        """
        32 clients move money between two of 1,024 accounts at R = 2, chosen by Zipf's law: at theta 0 all are equally
        popular, at 0.99, as in YCSB, the first is in every seventh operation, at 1.2 in more than a quarter of them.
        What is lost to a conflict is tried again for 30 s. Plain writes retry each row alone, so they are what is
        possible without isolation.
        """,
        [
            new Finding(Takeaway(measured),
            [
                Chart(measured, "Throughput", new ChartAxis("transfers", "a second"), one => one.Load.PerSecond),
                Chart(measured, "Time to the answer, p50 to p99", new ChartAxis("time", "ms", IsLog: true),
                    one => one.Load.Ms.P50, one => one.Load.Ms.P99),
                Chart(measured, "Attempts for each transfer", new ChartAxis("attempts"), one => one.Load.Attempts),
                Chart(measured, "Storage requests each", new ChartAxis("requests"), one => one.Load.Requests),
            ]),
        ],
        [Table(measured)])
    {
        Source = "simulated Azure, virtual time",
    };

    static LineChart Chart(
        IReadOnlyList<ContentionMeasurement> measured, string title, ChartAxis axis,
        Func<ContentionMeasurement, double> y, Func<ContentionMeasurement, double>? high = null) => new(
        title, Skew, axis,
        [.. measured.GroupBy(one => one.Kind).Select(line => new ChartSeries(
            line.Key.Title(), ChartColors.Of(line.Key),
            [.. line.Select(one => new ChartPoint(one.Theta, y(one), high?.Invoke(one)))]))])
        {
            Marks = [.. measured.Select(one => one.Theta).Distinct().Where(theta => Math.Abs(theta - 0.9) > 0.01)],
        };

    static string Takeaway(IReadOnlyList<ContentionMeasurement> measured)
    {
        var own = measured.Where(one => one.Kind == PeerKind.Coordinator).ToList();
        var (least, most) = (own[0], own[^1]);
        var classic = measured.Last(one => one.Kind == PeerKind.DecisionRecord);
        return Sentence.Of(
            $"At theta {most.Theta} Coordinator commits {most.Load.PerSecond:F0} transfers a second with ",
            $"{most.Load.Attempts:F1} attempts each, {100 * most.Load.PerSecond / least.Load.PerSecond:F0} % of what ",
            $"it does without conflicts and {most.Load.PerSecond / classic.Load.PerSecond:F1} times two-phase commit; ",
            $"{own.Sum(one => one.Load.GivenUp)} of its transfers were given up ",
            $"({GivenUp(measured)} of the latter's).");
    }

    static int GivenUp(IReadOnlyList<ContentionMeasurement> measured) =>
        measured.Where(one => one.Kind == PeerKind.DecisionRecord).Sum(one => one.Load.GivenUp);

    static DataTable Table(IReadOnlyList<ContentionMeasurement> measured) => new(
        "contention",
        ["way", "theta", "committed", "given up", "a second", "p50 (ms)", "p99 (ms)", "attempts each", "requests each"],
        [.. measured.Select(one => (ImmutableArray<object?>)
        [
            one.Kind.Title(), one.Theta, one.Load.Committed, one.Load.GivenUp, one.Load.PerSecond, one.Load.Ms.P50,
            one.Load.Ms.P99, one.Load.Attempts, one.Load.Requests,
        ])]);
}
