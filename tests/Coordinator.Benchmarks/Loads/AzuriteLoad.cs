using System.Collections.Immutable;
using System.Diagnostics;
using Coordinator.Benchmarks.Peers;
using Coordinator.TestKit.Stores;

namespace Coordinator.Benchmarks.Loads;

/// <summary>Clients in real time, for so long each round.</summary>
/// <param name="peer">What they use.</param>
/// <param name="clients">How many at once.</param>
/// <param name="duration">How long a round is.</param>
/// <param name="count">What storage was asked so far: rows of items by kind, and anything else.</param>
sealed class AzuriteLoad(IPeer peer, int clients, TimeSpan duration, Func<(StoreCounts Items, double Others)> count)
{
    const int WarmUp = 2;

    readonly List<LoadRound> _rounds = [];
    int _seed;

    /// <summary>
    /// Lets several take turns, round by round, so that whatever else the machine does meets all of them alike.
    /// </summary>
    public static async Task<ImmutableArray<LoadMeasurement>> RunInTurnAsync(
        ImmutableArray<AzuriteLoad> loads, AccountChoice choice, int rounds)
    {
        foreach (var load in loads)
            await load.WarmUpAsync(choice);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var load in loads)
                await load.RoundAsync(choice);
        }

        return [.. loads.Select(load => load.Sum())];
    }

    async Task WarmUpAsync(AccountChoice choice)
    {
        await ClientsAsync(choice, done => done < WarmUp);
        await peer.DrainAsync();
    }

    /// <summary>Measures, and waits for what follows the answers.</summary>
    async Task RoundAsync(AccountChoice choice)
    {
        var (items, others) = count();
        var start = Stopwatch.GetTimestamp();
        var samples = await ClientsAsync(choice, done => done == 0 || Stopwatch.GetElapsedTime(start) < duration);
        var elapsed = Stopwatch.GetElapsedTime(start);
        await peer.DrainAsync();
        var (itemsAfter, othersAfter) = count();
        _rounds.Add(new LoadRound(
            samples, elapsed, samples.Count(sample => sample.IsCommitted), itemsAfter - items, othersAfter - others));
    }

    LoadMeasurement Sum()
    {
        var measurement = LoadMeasurement.Of([.. _rounds]);
        _rounds.Clear();
        return measurement;
    }

    async Task<List<Sample>> ClientsAsync(AccountChoice choice, Func<int, bool> goesOn)
    {
        var all = Enumerable.Range(0, clients).Select(
            number => new PeerClient(peer, choice, number, new Random(_seed++), TimeProvider.System)).ToList();
        await Task.WhenAll(all.Select(client => Task.Run(() => client.RunAsync(goesOn))));
        return [.. all.SelectMany(client => client.Samples)];
    }
}
