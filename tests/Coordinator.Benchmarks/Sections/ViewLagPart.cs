using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Benchmarks.Charts;
using Coordinator.Benchmarks.Report;
using Coordinator.Benchmarks.Views;

namespace Coordinator.Benchmarks.Sections;

/// <summary>How soon a view shows what was committed, over HTTP against a real host on Azurite.</summary>
sealed class ViewLagPart : IReportPart
{
    const int Clients = 8;

    /// <inheritdoc />
    public string Id => "views";

    /// <inheritdoc />
    public string Name => "lag of views, on Azurite";

    /// <inheritdoc />
    public async Task<ReportSection> RunAsync(ReportScale scale, Action<string> say)
    {
        var scope = new ViewScope(
            scale.Rates, [Bench.SlotCount], [0], scale.ViewReplicas, Clients,
            TimeSpan.FromSeconds(scale.ViewSeconds));
        return Section(await new ViewRunner(scope, say).LagsAsync());
    }

    ReportSection Section(IReadOnlyList<LagMeasurement> lags)
    {
        var rates = lags.Select(one => one.Rate).Distinct().ToList();
        return new ReportSection(Id, "How soon do views follow?", """
            A real host over HTTP. From the answer to a write until a read of the view with its commit time is
            answered: sequencing into the log of all replicas, then projecting. At given rates of writes, and flat out
            with eight clients. Ten writes a second are looked for, beside the writers, who do not wait for the view;
            p99 needs a hundred looks. Writers, host and Azurite share the cores, so flat out is what this machine can.
            """,
            [
                new Finding(Takeaway(lags), [
                    Chart(lags, rates, "Lag", new ChartAxis("lag", "ms", IsLog: true),
                        ("p50", one => one.Ms.P50), ("p90", one => one.Ms.P90)),
                    Chart(lags, rates, "Events a second", new ChartAxis("events", "a second"),
                        ("committed", one => one.CommittedPerSecond), ("in the view", one => one.ViewedPerSecond)),
                ]),
            ],
            [Table(lags)])
        {
            Source = "measured on Azurite, real time",
        };
    }

    static BarChart Chart(
        IReadOnlyList<LagMeasurement> lags, List<double?> rates, string title, ChartAxis axis,
        params ReadOnlySpan<(string Name, Func<LagMeasurement, double> Value)> values)
    {
        var series = new List<BarSeries>();
        foreach (var same in lags.GroupBy(one => one.ReplicationFactor))
        {
            foreach (var (name, value) in values)
            {
                series.Add(new BarSeries(
                    string.Create(CultureInfo.InvariantCulture, $"{name}, R = {same.Key}"), series.Count,
                    [.. rates.Select(rate => same.FirstOrDefault(one => one.Rate == rate) is { } found
                        ? value(found)
                        : (double?)null)]));
            }
        }

        return new BarChart(title, new ChartAxis("writes a second"), axis, [.. rates.Select(RateText)], [.. series]);
    }

    static string Takeaway(IReadOnlyList<LagMeasurement> lags)
    {
        var (calm, flat) = (lags.First(one => one.Rate is not null), lags.Last(one => one.Rate is null));
        return Sentence.Of(
            $"At {calm.Rate} writes a second, of which {calm.CommittedPerSecond:F1} committed, a view follows in ",
            $"{calm.Ms.P50:F0} ms at p50 and {calm.Ms.High:F0} ms at {calm.Ms.HighName} ",
            $"(R = {calm.ReplicationFactor}); flat out at R = {flat.ReplicationFactor}, ",
            $"{flat.CommittedPerSecond:F1} writes a second, in {flat.Ms.P50:F0} and {flat.Ms.High:F0} ms ",
            $"({flat.Ms.HighName}).");
    }

    static string RateText(double? rate) => rate?.ToString(CultureInfo.InvariantCulture) ?? "flat out";

    static DataTable Table(IReadOnlyList<LagMeasurement> lags) => new(
        "views",
        [
            "R", "writes a second", "writes", "committed a second", "in the view a second", "looks", "p50 (ms)",
            "p90 (ms)", "p99 (ms)", "caught up (ms)",
        ],
        [.. lags.Select(one => (ImmutableArray<object?>)
        [
            one.ReplicationFactor, RateText(one.Rate), one.Events, one.CommittedPerSecond, one.ViewedPerSecond,
            one.Ms.Count, one.Ms.P50, one.Ms.P90, one.Ms.P99, one.CatchUpMs,
        ])]);
}
