using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Coordinator.Benchmarks.Loads;
using Coordinator.Benchmarks.Peers;
using Coordinator.Core.Model;

namespace Coordinator.Benchmarks.Sections;

/// <summary>Reads by some clients for some time, after a warm-up.</summary>
static class ReadRuns
{
    const int Clients = 8;
    const int WarmUp = 20;
    const int SnapshotItems = 5;

    /// <summary>Each kind of read.</summary>
    public static async Task<List<ReadMeasurement>> MeasureAsync(
        Bench bench, Accounts accounts, TimeSpan duration, Action<string> say)
    {
        (string Name, Func<ImmutableArray<ItemName>, Task> Read)[] kinds =
        [
            ("strong read", items => bench.ReadAsync(items[0])),
            ("snapshot of 5 slots", bench.SnapshotAsync),
        ];
        var measured = new List<ReadMeasurement>();
        foreach (var (name, read) in kinds)
        {
            say(string.Create(CultureInfo.InvariantCulture, $"{name}, R = {bench.ReplicationFactor}"));
            measured.Add(await MeasureAsync(bench, accounts, duration, name, read));
        }

        return measured;
    }

    static async Task<ReadMeasurement> MeasureAsync(
        Bench bench, Accounts accounts, TimeSpan duration, string name, Func<ImmutableArray<ItemName>, Task> read)
    {
        for (var number = 0; number < WarmUp; number++)
            await read(Items(accounts, number));
        var before = bench.Requests;
        var start = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            var own = new List<double>();
            for (var number = client; own.Count == 0 || Stopwatch.GetElapsedTime(start) < duration; number += Clients)
            {
                var begun = Stopwatch.GetTimestamp();
                await read(Items(accounts, number));
                own.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            return own;
        })));
        var elapsed = Stopwatch.GetElapsedTime(start);
        var all = times.SelectMany(own => own).ToList();
        return new ReadMeasurement(
            name, bench.ReplicationFactor, all.Count / elapsed.TotalSeconds, Percentiles.Of(all),
            (double)(bench.Requests - before) / all.Count);
    }

    static ImmutableArray<ItemName> Items(Accounts accounts, int number) =>
    [
        .. Enumerable.Range(number, SnapshotItems).Select(
            slot => accounts.BySlot[slot % accounts.BySlot.Length][number % accounts.BySlot[0].Length]),
    ];
}
