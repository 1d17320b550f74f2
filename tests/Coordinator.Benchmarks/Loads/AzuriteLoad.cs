using System.Diagnostics;
using Coordinator.Benchmarks.Peers;
using Coordinator.TestKit.Stores;

namespace Coordinator.Benchmarks.Loads;

/// <summary>Clients in real time, for so long.</summary>
/// <param name="peer">What they use.</param>
/// <param name="clients">How many at once.</param>
/// <param name="duration">How long.</param>
/// <param name="count">What storage was asked so far: rows of items by kind, and anything else.</param>
sealed class AzuriteLoad(IPeer peer, int clients, TimeSpan duration, Func<(StoreCounts Items, long Others)> count)
{
    const int WarmUp = 2;

    int _seed;

    /// <summary>Warms up, measures, and waits for what follows the answers.</summary>
    public async Task<LoadMeasurement> RunAsync(AccountChoice choice)
    {
        await ClientsAsync(choice, done => done < WarmUp);
        await peer.DrainAsync();
        var (items, others) = count();
        var start = Stopwatch.GetTimestamp();
        var samples = await ClientsAsync(choice, done => done == 0 || Stopwatch.GetElapsedTime(start) < duration);
        var elapsed = Stopwatch.GetElapsedTime(start);
        await peer.DrainAsync();
        var (itemsAfter, othersAfter) = count();
        return LoadMeasurement.Of(samples, elapsed, itemsAfter - items, othersAfter - others);
    }

    async Task<List<Sample>> ClientsAsync(AccountChoice choice, Func<int, bool> goesOn)
    {
        var all = Enumerable.Range(0, clients).Select(
            number => new PeerClient(peer, choice, number, new Random(_seed++), TimeProvider.System)).ToList();
        await Task.WhenAll(all.Select(client => Task.Run(() => client.RunAsync(goesOn))));
        return [.. all.SelectMany(client => client.Samples)];
    }
}
