using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Benchmarks.Charts;
using Coordinator.Benchmarks.Loads;
using Coordinator.Benchmarks.Peers;
using Coordinator.Benchmarks.Report;
using Coordinator.Benchmarks.Virtual;

namespace Coordinator.Benchmarks.Sections;

/// <summary>What becomes of time and throughput when a deployment has more items or more slots.</summary>
sealed class GrowthPart : IReportPart
{
    const int Accounts = 16_384;
    const double SecondsMax = 2;
    const int Stores = 3;

    static readonly AzureModel Model = new();

    static readonly ImmutableArray<PeerKind> Kinds =
        [PeerKind.PlainWrites, PeerKind.Coordinator, PeerKind.DecisionRecord];

    /// <inheritdoc />
    public string Id => "growth";

    /// <inheritdoc />
    public string Name => "growth with items and slots";

    /// <summary>Whether Azurite is measured too.</summary>
    public bool HasAzurite { get; init; } = true;

    /// <inheritdoc />
    public async Task<ReportSection> RunAsync(ReportScale scale, Action<string> say)
    {
        var growth = new ItemGrowth(scale, say);
        var items = growth.Simulate();
        if (HasAzurite)
            items.AddRange(await growth.MeasureAsync());
        var cases = Kinds.SelectMany(kind => scale.SlotCounts.Select(slots => (Kind: kind, Slots: slots)));
        var slots = VirtualRuns.Of(cases, one =>
        {
            say(string.Create(CultureInfo.InvariantCulture, $"{one.Kind.Title()}, {one.Slots} slots in all"));
            return MeasureSlots(one.Kind, one.Slots, scale);
        });
        return Section(items, slots, scale.GrowthClients);
    }

    static GrowthMeasurement MeasureSlots(PeerKind kind, int slots, ReportScale scale)
    {
        var deployment = new VirtualDeployment(new VirtualOptions
        {
            Seed = slots,
            Slots = slots,
            Stores = Stores,
            Shards = Math.Min(slots, 16),
            AccountsInSlot = Accounts / slots,
        });
        var load = new VirtualLoad(deployment, kind, scale.GrowthClients).Run(
            new ZipfAccounts(deployment.Accounts, theta: 0, count: 2),
            TimeSpan.FromSeconds(Math.Min(scale.VirtualSeconds, SecondsMax)));
        return new GrowthMeasurement("simulated", kind, slots, load);
    }

    ReportSection Section(
        IReadOnlyList<GrowthMeasurement> items, IReadOnlyList<GrowthMeasurement> slots, int clients) => new(
        Id, "What becomes of it when it grows?",
        string.Create(CultureInfo.InvariantCulture,
            $"""
            Items: transfers between two of ever more items, by eight clients at R = 1, simulated and on Azurite.
            Slots: {clients} clients at R = 1 over {Accounts:N0} items in ever more slots, simulated; a slot is one
            partition, which serves {Model.PartitionRowsPerSecond:N0} rows a second, and {Stores} accounts serve
            {Model.AccountRowsPerSecond:N0} each. The rows of a transaction are those of its items, and guards, votes,
            outcome and outbox.
            """),
        [
            new Finding(ItemsTakeaway(items), [ItemsChart(items), RequestsChart(items)]),
            new Finding(SlotsTakeaway(slots), [ThroughputChart(slots), SlotTimesChart(slots)]),
        ],
        [Table("growth-items", "items", items), Table("growth-slots", "slots", slots)])
        {
            Source = HasAzurite ? "simulated Azure, and measured on Azurite" : "simulated Azure",
        };

    static LineChart ItemsChart(IReadOnlyList<GrowthMeasurement> items) => new(
        "Time to the answer, p50 to p99", new ChartAxis("items", IsLog: true), new ChartAxis("time", "ms", IsLog: true),
        [.. items.GroupBy(one => one.Place).Select((line, number) => new ChartSeries(
            line.Key, number == 0 ? 0 : 5, [.. line.Select(
                one => new ChartPoint(one.Size, one.Load.Ms.P50, one.Load.Ms.P99))]))]);

    static LineChart RequestsChart(IReadOnlyList<GrowthMeasurement> items) => new(
        "Storage requests each", new ChartAxis("items", IsLog: true), new ChartAxis("requests"),
        [.. items.GroupBy(one => one.Place).Select((line, number) => new ChartSeries(
            line.Key, number == 0 ? 0 : 5, [.. line.Select(one => new ChartPoint(one.Size, one.Load.Requests))]))]);

    static LineChart ThroughputChart(IReadOnlyList<GrowthMeasurement> slots) => BySlots(
        slots, "Throughput", new ChartAxis("transfers", "a second", IsLog: true),
        one => new ChartPoint(one.Size, one.Load.PerSecond));

    static LineChart SlotTimesChart(IReadOnlyList<GrowthMeasurement> slots) => BySlots(
        slots, "Time to the answer, p50 to p99", new ChartAxis("time", "ms", IsLog: true),
        one => new ChartPoint(one.Size, one.Load.Ms.P50, one.Load.Ms.P99));

    static LineChart BySlots(
        IReadOnlyList<GrowthMeasurement> slots, string title, ChartAxis axis,
        Func<GrowthMeasurement, ChartPoint> point) => new(
        title, new ChartAxis("slots of the deployment", IsLog: true), axis,
        [.. slots.GroupBy(one => one.Kind).Select(line => new ChartSeries(
            line.Key.Title(), ChartColors.Of(line.Key), [.. line.Select(point)]))])
        {
            Marks = [.. slots.Select(one => (double)one.Size).Distinct()],
        };

    static string ItemsTakeaway(IReadOnlyList<GrowthMeasurement> items)
    {
        var simulated = items.Where(one => one.Place == items[0].Place).ToList();
        var (least, most) = (simulated[0], simulated[^1]);
        return Sentence.Of(
            $"With {least.Size:N0} and with {most.Size:N0} items a transfer asks storage {least.Load.Requests:F1} and ",
            $"{most.Load.Requests:F1} times and takes {least.Load.Ms.P50:F1} and {most.Load.Ms.P50:F1} ms ",
            $"(p50, simulated).");
    }

    static string SlotsTakeaway(IReadOnlyList<GrowthMeasurement> slots)
    {
        var own = slots.Where(one => one.Kind == PeerKind.Coordinator).ToList();
        var plain = slots.Last(one => one.Kind == PeerKind.PlainWrites);
        var best = own.MaxBy(one => one.Load.PerSecond)!;
        var filled = best.Load.PerSecond * best.Load.Rows / (Stores * Model.AccountRowsPerSecond);
        return Sentence.Of(
            $"{own[0].Size} slot serves {own[0].Load.PerSecond:N0} transfers a second, {best.Size:N0} slots ",
            $"{best.Load.PerSecond:N0}: {best.Load.PerSecond / own[0].Load.PerSecond:F0} times as many, with ",
            $"{100 * filled:F0} % of the rows that {Stores} accounts serve; a transfer has {best.Load.Rows:F1} rows, ",
            $"as plain writes {plain.Load.Rows:F1}.");
    }

    static DataTable Table(string name, string size, IReadOnlyList<GrowthMeasurement> measured) => new(
        name,
        [
            "place", "way", size, "committed", "given up", "a second", "p50 (ms)", "p99 (ms)",
            "attempts each", "requests each", "rows each",
        ],
        [.. measured.Select(one => (ImmutableArray<object?>)
        [
            one.Place, one.Kind.Title(), one.Size, one.Load.Committed, one.Load.GivenUp, one.Load.PerSecond,
            one.Load.Ms.P50, one.Load.Ms.P99, one.Load.Attempts, one.Load.Requests, one.Load.Rows,
        ])]);
}
