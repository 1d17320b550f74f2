using System.Globalization;
using System.Text;

namespace Coordinator.Benchmarks.Views;

/// <summary>What the measurements of the log and of views came to, and their part of the page.</summary>
/// <param name="Pipelines">The way of events, step by step.</param>
/// <param name="Lags">A running host under writes at several rates.</param>
/// <param name="Growth">The same at one rate, over slots and items.</param>
sealed record ViewReport(
    IReadOnlyList<PipelineMeasurement> Pipelines, IReadOnlyList<LagMeasurement> Lags,
    IReadOnlyList<LagMeasurement> Growth)
{
    /// <summary>Writes the pictures.</summary>
    public void AppendTo(StringBuilder page)
    {
        page.Append("<h2>How soon a view shows what was committed (a host on Azurite, over HTTP)</h2>");
        AppendLags(page);
        page.Append("<h2>Growth: slots and items</h2>");
        AppendGrowth(page);
        foreach (var one in Pipelines.GroupBy(one => (one.Store, one.AtOnce)))
        {
            page.Append(CultureInfo.InvariantCulture,
                $"<h2>The way of events, {one.Key.Store}, {one.Key.AtOnce} waiting at a time</h2>");
            AppendPipeline(page, [.. one]);
        }
    }

    void AppendLags(StringBuilder page)
    {
        var rates = Lags.Select(one => one.Rate).Distinct().OrderBy(rate => rate ?? double.MaxValue).ToList();
        var marks = rates.Select(Name).ToList();
        var lag = new LineChart("From the answer to a write until the view shows it", "writes a second", marks, "ms");
        var speed = new LineChart("Events a second", "writes a second", marks, "");
        foreach (var one in Lags.GroupBy(one => one.ReplicationFactor))
        {
            var byRate = one.ToDictionary(lag => Name(lag.Rate));
            Add(lag, $"p50, R = {one.Key}", measured => measured.P50Ms);
            Add(lag, $"p99, R = {one.Key}", measured => measured.P99Ms);
            Add(speed, $"committed, R = {one.Key}", measured => measured.CommittedPerSecond);
            Add(speed, $"in the view, R = {one.Key}", measured => measured.ViewedPerSecond);

            void Add(LineChart chart, string name, Func<LagMeasurement, double> value) => chart.Add(
                name,
                [.. marks.Select(mark => byRate.TryGetValue(mark, out var found) ? value(found) : (double?)null)]);
        }

        lag.AppendTo(page);
        speed.AppendTo(page);
    }

    void AppendGrowth(StringBuilder page)
    {
        var items = Growth.Select(one => one.Items).Distinct().Order().ToList();
        var marks = items.Select(count => count.ToString("N0", CultureInfo.InvariantCulture)).ToList();
        var half = new LineChart("Half of the writes are in the view within", "items", marks, "ms");
        var most = new LineChart("99 of 100 are in the view within", "items", marks, "ms");
        foreach (var one in Growth.GroupBy(one => (one.Slots, one.ReplicationFactor)))
        {
            var byItems = one.ToDictionary(lag => lag.Items);
            var name = string.Create(
                CultureInfo.InvariantCulture, $"{one.Key.Slots} slots, R = {one.Key.ReplicationFactor}");
            half.Add(name, [.. items.Select(count => byItems.GetValueOrDefault(count)?.P50Ms)]);
            most.Add(name, [.. items.Select(count => byItems.GetValueOrDefault(count)?.P99Ms)]);
        }

        half.AppendTo(page);
        most.AppendTo(page);
    }

    static void AppendPipeline(StringBuilder page, IReadOnlyList<PipelineMeasurement> measured)
    {
        var slots = measured.Select(one => one.Slots).Distinct().Order().ToList();
        var marks = slots.Select(count => count.ToString(CultureInfo.InvariantCulture)).ToList();
        var requests = new LineChart("Storage requests an event", "slots", marks, "");
        var speed = new LineChart("Events a second", "slots", marks, "");
        foreach (var one in measured.GroupBy(one => one.ReplicationFactor))
        {
            var bySlots = one.ToDictionary(pipeline => pipeline.Slots);
            Add(requests, "sequencing", pipeline => pipeline.SequencingRequests);
            Add(requests, "projecting", pipeline => pipeline.ProjectingRequests);
            Add(speed, "sequencing", pipeline => pipeline.SequencedPerSecond);
            Add(speed, "projecting", pipeline => pipeline.ProjectedPerSecond);

            void Add(LineChart chart, string name, Func<PipelineMeasurement, double> value) => chart.Add(
                string.Create(CultureInfo.InvariantCulture, $"{name}, R = {one.Key}"),
                [.. slots.Select(count => bySlots.TryGetValue(count, out var found) ? value(found) : (double?)null)]);
        }

        requests.AppendTo(page);
        speed.AppendTo(page);
    }

    static string Name(double? rate) => rate is { } number
        ? number.ToString(CultureInfo.InvariantCulture)
        : "flat out";
}
