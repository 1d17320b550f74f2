using System.Globalization;

namespace Coordinator.Benchmarks.Views;

/// <summary>Measures the log and views.</summary>
/// <param name="scope">What.</param>
/// <param name="say">Hears of each measurement as it begins.</param>
sealed class ViewRunner(ViewScope scope, Action<string> say)
{
    const double GrowthRate = 10;

    static readonly (int Events, int AtOnce)[] Loads = [(40, 1), (1_000, 1_000)];

    /// <summary>Everything.</summary>
    public async Task<ViewReport> MeasureAsync() =>
        new(await PipelinesAsync(), await LagsAsync(), await GrowthAsync());

    async Task<List<PipelineMeasurement>> PipelinesAsync()
    {
        var measured = new List<PipelineMeasurement>();
        var directory = Directory.CreateTempSubdirectory("coordinator-bench");
        await using (var azurite = await Targets.StartAzuriteAsync(directory.FullName, say))
        {
            foreach (var replicationFactor in scope.ReplicationFactors)
            {
                foreach (var slots in scope.Slots)
                {
                    measured.AddRange(await PipelinesAsync(await Targets.InMemoryAsync(replicationFactor, slots)));
                    measured.AddRange(await PipelinesAsync(
                        await Targets.AzuriteAsync(azurite, replicationFactor, slots)));
                }
            }
        }

        directory.Delete(recursive: true);
        return measured;
    }

    async Task<List<PipelineMeasurement>> PipelinesAsync(Bench bench)
    {
        var pipeline = await Pipeline.CreateAsync(bench);
        var measured = new List<PipelineMeasurement>();
        foreach (var (events, atOnce) in Loads)
        {
            var place = $"{bench.StoreName}, R = {bench.ReplicationFactor}, {bench.Slots} slots";
            Say($"the way of events, {place}, {atOnce} at once");
            measured.Add(await pipeline.MeasureAsync(events, atOnce));
        }

        return measured;
    }

    /// <summary>How soon a view shows what was committed, at each rate and flat out.</summary>
    public async Task<List<LagMeasurement>> LagsAsync()
    {
        var measured = new List<LagMeasurement>();
        foreach (var replicationFactor in scope.ReplicationFactors)
        {
            await using var host = await BenchHost.StartAsync(Bench.SlotCount, replicationFactor, say);
            var load = new ViewLoad(host);
            await load.DefineAsync();
            await WarmUpAsync(load);
            foreach (var rate in scope.Rates)
            {
                Say($"views, R = {replicationFactor}, {rate} writes a second");
                measured.Add(Told(await load.AtRateAsync(0, rate, scope.Duration)));
            }

            Say($"views, R = {replicationFactor}, flat out");
            measured.Add(Told(await load.FlatOutAsync(0, scope.Clients, scope.Duration)));
        }

        return measured;
    }

    async Task<List<LagMeasurement>> GrowthAsync()
    {
        var measured = new List<LagMeasurement>();
        foreach (var replicationFactor in scope.ReplicationFactors)
        {
            foreach (var slots in scope.Slots)
            {
                await using var host = await BenchHost.StartAsync(slots, replicationFactor, say);
                var load = new ViewLoad(host);
                await load.DefineAsync();
                await WarmUpAsync(load);
                var filled = 0;
                foreach (var items in scope.Items.Order())
                {
                    Say($"growth, R = {replicationFactor}, {slots} slots, {items} items");
                    await load.FillAsync(filled, items - filled);
                    filled = items;
                    measured.Add(Told(await load.AtRateAsync(items, GrowthRate, scope.Duration)));
                }
            }
        }

        return measured;
    }

    static Task<LagMeasurement> WarmUpAsync(ViewLoad load) => load.AtRateAsync(0, GrowthRate, TimeSpan.FromSeconds(2));

    // At once: a long run that fails in the end has told what it found.
    LagMeasurement Told(LagMeasurement one)
    {
        Say($"  p50 {one.Ms.P50:F0} ms, {one.Ms.HighName} {one.Ms.High:F0} ms, {one.CommittedPerSecond:F1} a second");
        return one;
    }

    void Say(FormattableString text) => say(text.ToString(CultureInfo.InvariantCulture));
}
