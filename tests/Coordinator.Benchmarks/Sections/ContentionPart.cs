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
    const int Slots = 64;
    const int AccountsInSlot = 16;
    const int Accounts = Slots * AccountsInSlot;

    /// <summary>As YCSB chooses.</summary>
    const double Ycsb = 0.99;

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
            return Measure(one.Kind, one.Theta, scale.ContentionSeconds);
        });
        return Task.FromResult(Section(measured, scale.ContentionSeconds));
    }

    static ContentionMeasurement Measure(PeerKind kind, double theta, double seconds)
    {
        var deployment = new VirtualDeployment(new VirtualOptions
        {
            Seed = (int)(theta * 100),
            Slots = Slots,
            Replicas = 2,
            AccountsInSlot = AccountsInSlot,
        });
        var choice = new ZipfAccounts(deployment.Accounts, theta, count: 2);
        var load = new VirtualLoad(deployment, kind, Clients).Run(choice, TimeSpan.FromSeconds(seconds));
        return new ContentionMeasurement(kind, theta, 100 * choice.FirstInPair, load);
    }

    static ReportSection Section(IReadOnlyList<ContentionMeasurement> measured, double seconds) => new(
        "contention", "What happens when many want the same items?",
        Sentence.Of(
            $"{Clients} clients move money between two of {Accounts:N0} accounts at R = 2 for {seconds} s, chosen by ",
            $"Zipf's law: at theta 0 all are equally popular; the first is wanted by {Popularity(measured)}. What is ",
            $"lost to a conflict is tried again for 30 s, then given up. What is under way when the time is over goes ",
            $"on to its end: times, attempts and what was given up have it, the throughput does not. Plain writes ",
            $"retry each row alone, so they are what is possible without isolation."),
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
        Func<ContentionMeasurement, double> y, Func<ContentionMeasurement, double?>? high = null) => new(
        title, Skew, axis,
        [.. measured.GroupBy(one => one.Kind).Select(line => new ChartSeries(
            line.Key.Title(), ChartColors.Of(line.Key),
            [.. line.Select(one => new ChartPoint(one.Theta, y(one), high?.Invoke(one)))]))])
        {
            Marks = [.. measured.Select(one => one.Theta).Distinct().Where(theta => Math.Abs(theta - 0.9) > 0.01)],
        };

    /// <summary>In how many operations the most popular account is.</summary>
    static string Popularity(IReadOnlyList<ContentionMeasurement> measured) => string.Join(", ",
        measured.DistinctBy(one => one.Theta).Where(one => one.Theta > 0).Select(one => Sentence.Of(
            $"{one.SharePerCent:F1} % of the transfers at {one.Theta}{(one.Theta == Ycsb ? " (as in YCSB)" : "")}")));

    static string Takeaway(IReadOnlyList<ContentionMeasurement> measured)
    {
        var own = measured.Where(one => one.Kind == PeerKind.Coordinator).ToList();
        var classic = measured.Where(one => one.Kind == PeerKind.DecisionRecord).ToList();
        var (least, most) = (own[0], own[^1]);
        return Sentence.Of(
            $"At theta {most.Theta} Coordinator commits {most.Load.PerSecond:F1} transfers a second with ",
            $"{most.Load.Attempts:F1} attempts each, {100 * most.Load.PerSecond / least.Load.PerSecond:F0} % of what ",
            $"it does at theta {least.Theta} and {most.Load.PerSecond / classic[^1].Load.PerSecond:F2} times ",
            $"two-phase commit. It gave up {GivenUp(own)} transfers at all thetas, two-phase commit ",
            $"{GivenUp(classic)}; when the time was over, its oldest transfer under way was ",
            $"{own.Max(one => one.Load.OldestUnderWaySeconds):F1} s old, that of two-phase commit ",
            $"{classic.Max(one => one.Load.OldestUnderWaySeconds):F1} s.");
    }

    static string GivenUp(List<ContentionMeasurement> measured)
    {
        var givenUp = measured.Sum(one => one.Load.GivenUp);
        return Sentence.Of($"{givenUp:N0} of {givenUp + measured.Sum(one => one.Load.Committed):N0}");
    }

    static DataTable Table(IReadOnlyList<ContentionMeasurement> measured) => new(
        "contention",
        [
            "way", "theta", "operations with the first (%)", "committed", "given up", "under way at the end",
            "oldest of them (s)", "a second", "p50 (ms)", "p99 (ms)", "attempts each", "requests each",
        ],
        [.. measured.Select(one => (ImmutableArray<object?>)
        [
            one.Kind.Title(), one.Theta, one.SharePerCent, one.Load.Committed, one.Load.GivenUp, one.Load.UnderWay,
            one.Load.OldestUnderWaySeconds, one.Load.PerSecond, one.Load.Ms.P50, one.Load.Ms.P99, one.Load.Attempts,
            one.Load.Requests,
        ])]);
}
