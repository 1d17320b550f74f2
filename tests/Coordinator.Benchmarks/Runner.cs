using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Coordinator.Core.Model;

namespace Coordinator.Benchmarks;

/// <summary>Runs a scenario with some clients for some seconds, after a warm-up, and counts.</summary>
sealed class Runner(int clients, TimeSpan duration)
{
    const int WarmUpRounds = 20;

    public async Task<Measurement> MeasureAsync(Bench bench, Scenario scenario, int number)
    {
        var shared = Sets(scenario, string.Create(CultureInfo.InvariantCulture, $"{number}-all"), 1);
        var sets = Enumerable.Range(0, clients).Select(client => scenario.SetsPerClient == 0
            ? shared
            : Sets(scenario, string.Create(CultureInfo.InvariantCulture, $"{number}-{client}"),
                scenario.SetsPerClient)).ToList();
        await bench.SeedAsync(sets.SelectMany(client => client).SelectMany(set => set).Distinct());
        for (var i = 0; i < WarmUpRounds; i++)
            await scenario.RunAsync(bench, sets[0][i % sets[0].Length]);
        await bench.DrainAsync();

        var before = bench.Store.Counts;
        var start = Stopwatch.GetTimestamp();
        var samples = (await Task.WhenAll(sets.Select(client => ClientAsync(bench, scenario, client, start))))
            .SelectMany(s => s).ToList();
        var elapsed = Stopwatch.GetElapsedTime(start);
        await bench.DrainAsync();
        var after = bench.Store.Counts;
        return Sum(bench, scenario, samples, elapsed, after.Reads - before.Reads + after.Commits - before.Commits);
    }

    static ImmutableArray<ImmutableArray<ItemName>> Sets(Scenario scenario, string prefix, int sets) =>
        KeySets.Make(prefix, sets, scenario.Slots, Bench.SlotCount);

    async Task<List<Sample>> ClientAsync(
        Bench bench, Scenario scenario, ImmutableArray<ImmutableArray<ItemName>> sets, long start)
    {
        var samples = new List<Sample>();
        for (var i = 0; Stopwatch.GetElapsedTime(start) < duration; i++)
            samples.Add(await scenario.RunAsync(bench, sets[i % sets.Length]));
        return samples;
    }

    static Measurement Sum(Bench bench, Scenario scenario, List<Sample> samples, TimeSpan elapsed, long requests)
    {
        var times = samples.Select(sample => sample.Elapsed.TotalMilliseconds).Order().ToList();
        return new Measurement(
            scenario.Name, bench.StoreName, bench.ReplicationFactor, samples.Count,
                samples.Count / elapsed.TotalSeconds,
            times[times.Count / 2], times[(int)(times.Count * 0.99)], (double)requests / samples.Count,
            samples.Average(sample => sample.Depth), samples.Average(sample => sample.Attempts));
    }
}
