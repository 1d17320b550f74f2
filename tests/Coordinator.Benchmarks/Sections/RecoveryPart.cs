using System.Collections.Immutable;
using Coordinator.Benchmarks.Charts;
using Coordinator.Benchmarks.Peers;
using Coordinator.Benchmarks.Report;
using Coordinator.Benchmarks.Virtual;

namespace Coordinator.Benchmarks.Sections;

/// <summary>How long others wait after something died, over many seeds, in virtual time.</summary>
sealed class RecoveryPart : IReportPart
{
    static readonly TimeSpan Failover = TimeSpan.FromSeconds(10);
    static readonly TimeSpan QuickFailover = TimeSpan.FromSeconds(3);

    static readonly ImmutableArray<(string Name, int Color, bool IsOfHost, Func<int, double> Run)> Runs =
    [
        ("a reader has an answer", 5, true, RecoveryRuns.UntilRead),
        ("a writer commits: all was prepared", 0, true,
            seed => RecoveryRuns.UntilWritten(PeerKind.Coordinator, seed, isWhole: true)),
        ("a writer commits: some was prepared", 3, true,
            seed => RecoveryRuns.UntilWritten(PeerKind.Coordinator, seed, isWhole: false)),
        ("2PC, decision record: all was prepared", 1, true,
            seed => RecoveryRuns.UntilWritten(PeerKind.DecisionRecord, seed, isWhole: true)),
        ("nobody comes by: swept", 6, true, RecoveryRuns.UntilSwept),
        ("writes go on, FailoverAfter 10 s", 0, false, seed => RecoveryRuns.UntilFailedOver(seed, Failover)),
        ("writes go on, FailoverAfter 3 s", 5, false, seed => RecoveryRuns.UntilFailedOver(seed, QuickFailover)),
    ];

    /// <inheritdoc />
    public string Id => "recovery";

    /// <inheritdoc />
    public string Name => "recovery, simulated";

    /// <inheritdoc />
    public Task<ReportSection> RunAsync(ReportScale scale, Action<string> say)
    {
        var measured = Runs.Select(one =>
        {
            say($"until {one.Name}");
            var seconds = VirtualRuns.Of(Enumerable.Range(1, scale.Seeds), one.Run);
            return new RecoveryMeasurement(one.Name, one.Color, one.IsOfHost, [.. seconds.Order()]);
        }).ToList();
        return Task.FromResult(Section(measured));
    }

    ReportSection Section(List<RecoveryMeasurement> measured)
    {
        var hosts = measured.Where(one => one.IsOfHost).ToList();
        var stores = measured.Except(hosts).ToList();
        return new ReportSection(Id, "How long do others wait when something dies?", """
            A host dies in the middle of a transfer over two slots at R = 2: when all four of its prepares have left
            it, or only one to three. Then somebody wants to read or change the same accounts, or nobody comes by and
            the sweeper, which looks every ten seconds, finds it. With Coordinator what is wholly prepared is
            committed, whoever finds it; anything less may be refused after the attempt's lease of two seconds.
            Two-phase commit may not decide before that lease is over as long as no decision record is found. And a
            store of three falls silent for good: hosts drop it after FailoverAfter (ten seconds unless it is set
            otherwise), and writes to its slots go on. Each run has another seed.
            """,
            [
                new Finding($"{HostTakeaway(hosts)} {StoreTakeaway(stores)}",
                [
                    Chart("After a host died", hosts, isLog: true),
                    Chart("After a store was lost", stores, isLog: false),
                ]),
            ],
            [Table(measured)])
        {
            Source = "simulated Azure, virtual time",
        };
    }

    static LineChart Chart(string title, List<RecoveryMeasurement> measured, bool isLog) => new(
        title, new ChartAxis("seconds", IsLog: isLog), new ChartAxis("share of runs", "%"),
        [.. measured.Select(one => new ChartSeries(one.Name, one.Color, one.Cumulative()) { IsSmooth = true })]);

    static string HostTakeaway(List<RecoveryMeasurement> hosts)
    {
        var (read, whole, part) = (hosts[0].Seconds, hosts[1].Seconds, hosts[2].Seconds);
        var (classic, swept) = (hosts[3].Seconds, hosts[4].Seconds);
        return Sentence.Of(
            $"After a host died a reader has its answer within {read.High:F2} s ({read.HighName}). Another writer ",
            $"commits within {whole.High:F2} s if all was prepared, where two-phase commit needs {classic.High:F2} s, ",
            $"and within {part.High:F2} s if only some was; if nobody comes by, all is swept within ",
            $"{swept.High:F1} s.");
    }

    static string StoreTakeaway(List<RecoveryMeasurement> stores) => Sentence.Of(
        $"After a store was lost writes to its slots go on within {stores[0].Seconds.P50:F1} s at p50 and ",
        $"{stores[0].Seconds.High:F1} s at {stores[0].Seconds.HighName} when FailoverAfter is ",
        $"{Failover.TotalSeconds} s, and within {stores[1].Seconds.P50:F1} and {stores[1].Seconds.High:F1} s when it ",
        $"is {QuickFailover.TotalSeconds} s.");

    static DataTable Table(List<RecoveryMeasurement> measured) => new(
        "recovery",
        ["waited until", "runs", "least (s)", "p50 (s)", "p90 (s)", "p99 (s)", "most (s)"],
        [.. measured.Select(one => (ImmutableArray<object?>)
        [
            one.Name, one.Sorted.Length, one.Sorted[0], one.Seconds.P50, one.Seconds.P90, one.Seconds.P99,
            one.Sorted[^1],
        ])]);
}
