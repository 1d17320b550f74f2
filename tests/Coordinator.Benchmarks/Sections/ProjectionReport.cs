using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Benchmarks.Charts;
using Coordinator.Benchmarks.Costs;
using Coordinator.Benchmarks.Loads;
using Coordinator.Benchmarks.Peers;
using Coordinator.Benchmarks.Report;
using Coordinator.Benchmarks.Virtual;

namespace Coordinator.Benchmarks.Sections;

/// <summary>The section about many shards.</summary>
/// <param name="measured">By the number of shards.</param>
/// <param name="costs">What a transfer of each kind asks of storage, at the most shards.</param>
sealed class ProjectionReport(
    IReadOnlyList<ShardMeasurement> measured, IReadOnlyList<(PeerKind Kind, LoadMeasurement Load)> costs)
{
    const int Replicas = 2;

    static readonly AzureModel Model = new();
    static readonly ChartAxis Shards = new("shards", IsLog: true);

    ShardMeasurement Most => measured[^1];

    public ReportSection Section(string id) => new(
        id, $"What would {ChartText.Short(Most.Shards)} shards do, and cost?",
        """
        Transfers between two items at R = 2, one slot a shard, an account for every twenty shards and three at least.
        Times are simulated with 64 clients, at every size. Throughput is worked out: the rows that a transfer reads
        and writes, as counted, against the limits of all partitions and accounts. Where 256 clients can fill a
        deployment, the simulation checks that. Dollars are counted requests, all that follows the answer included,
        times list prices of East US; the log and views (docs/deploy.md counts them) and the time of instances come on
        top.
        """,
        [
            new Finding(TimesTakeaway(), [TimesChart(), ThroughputChart()]),
            new Finding(CostTakeaway(), [CostChart(), MonthChart()]),
        ],
        [ShardTable(), CostTable()])
    {
        Source = "simulated Azure; throughput beyond 10 shards and dollars are worked out",
    };

    string TimesTakeaway() => Sentence.Of(
        $"Over {Most.Shards:N0} shards in {Most.Stores} accounts a transfer takes ",
        $"{Most.Light.Ms.P50:F1} ms at p50 and ",
        $"{Most.Light.Ms.High:F1} ms at {Most.Light.Ms.HighName}, and the limits allow ",
        $"{ChartText.Short(Most.Bound(Model, Replicas))} transfers a second{CheckText()}.");

    /// <summary>How near the simulation came to what was worked out, where it could.</summary>
    string CheckText()
    {
        var full = measured.Where(one => one.Full is not null).ToList();
        if (full.Count == 0)
            return "";
        var share = full[^1].Full!.PerSecond / full[^1].Bound(Model, Replicas);
        return string.Create(CultureInfo.InvariantCulture,
            $" (a filled deployment of {full[^1].Shards} reached {100 * share:F0} % of its limit in the simulation)");
    }

    LineChart TimesChart() => new(
        "Time to the answer, p50 to p99", Shards, new ChartAxis("time", "ms"),
        [new ChartSeries("simulated", 0, [.. measured.Select(
            one => new ChartPoint(one.Shards, one.Light.Ms.P50, one.Light.Ms.P99))])]);

    LineChart ThroughputChart() => new(
        "Throughput by the limits of storage", Shards, new ChartAxis("transfers", "a second", IsLog: true),
        [
            new ChartSeries("worked out", 0, [.. measured.Select(
                one => new ChartPoint(one.Shards, one.Bound(Model, Replicas)))]) { IsDashed = true },
            new ChartSeries("if accounts count batches, not rows", 2, [.. measured.Select(
                one => new ChartPoint(one.Shards, one.BoundByRequests(Model, Replicas)))]) { IsDashed = true },
            new ChartSeries("simulated, filled", 5, [.. measured.Where(one => one.Full is not null).Select(
                one => new ChartPoint(one.Shards, one.Full!.PerSecond))]),
        ]);

    BarChart CostChart() => new(
        "Storage for a million transfers", new ChartAxis("requests to tables, as counted"),
        new ChartAxis("dollars", "$"),
        ["two items in two slots, R = 2"],
        [.. costs.Select(one => new BarSeries(
            one.Kind.Title(), ChartColors.Of(one.Kind), [Million(one.Load)]))]);

    LineChart MonthChart() => new(
        "A month of Coordinator at a steady rate", new ChartAxis("transfers a second", IsLog: true),
        new ChartAxis("dollars a month", "$", IsLog: true),
        [new ChartSeries("requests to tables", 0, [.. ((double[])[1, 10, 100, 1_000, 10_000, 100_000]).Select(
            rate => new ChartPoint(rate, Month(rate)))])]);

    string CostTakeaway()
    {
        var own = Million(costs.First(one => one.Kind == PeerKind.Coordinator).Load);
        var plain = Million(costs.First(one => one.Kind == PeerKind.PlainWrites).Load);
        return Sentence.Of(
            $"A million transfers ask storage for {own:F2} dollars, {own / plain:F1} times what plain writes ask; ",
            $"1,000 a second all month for {ChartText.Short(Month(1_000))} dollars.");
    }

    double Month(double rate)
    {
        const double SecondsOfMonth = 30 * 24 * 3600;
        return Million(costs.First(one => one.Kind == PeerKind.Coordinator).Load) * rate * SecondsOfMonth / 1e6;
    }

    static double Million(LoadMeasurement load) => load.Requests * Prices.TableRequests;

    DataTable ShardTable() => new(
        "projection-shards",
        [
            "shards", "accounts", "p50 (ms)", "p99 (ms)", "rows each", "requests each", "limit (a second)",
            "limit if batches count (a second)", "filled, simulated (a second)",
        ],
        [.. measured.Select(one => (ImmutableArray<object?>)
        [
            one.Shards, one.Stores, one.Light.Ms.P50, one.Light.Ms.P99, one.Light.Rows, one.Light.Requests,
            one.Bound(Model, Replicas), one.BoundByRequests(Model, Replicas), one.Full?.PerSecond,
        ])]);

    DataTable CostTable() => new(
        "projection-costs",
        ["way", "requests each", "rows each", "storage of a million ($)"],
        [.. costs.Select(one => (ImmutableArray<object?>)
            [one.Kind.Title(), one.Load.Requests, one.Load.Rows, Million(one.Load)])]);
}
