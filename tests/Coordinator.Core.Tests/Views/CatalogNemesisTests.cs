using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Catalog;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Stores;
using Coordinator.TestKit.Views;

namespace Coordinator.Core.Tests.Views;

/// <summary>Several hosts change one view at the same time, over a network that loses, delays and doubles.</summary>
public sealed class CatalogNemesisTests
{
    const int Hosts = 3;
    const int ChangesOfHost = 12;

    static readonly string[] Definitions =
    [
        """{ "source": "orders", "key": [ "/k" ], "aggregates": { "n": { "count": true } } }""",
        """{ "source": "orders", "key": [ "/k" ], "aggregates": { "m": { "count": true } } }""",
    ];

    [Fact]
    public void A_generation_is_used_twice_or_lost()
    {
        var (writes, unclear) = (0, 0);
        Seeds.ForEach(150, seed =>
        {
            var scheduler = new SimScheduler(seed, isShuffled: true);
            var network = new SimNetwork(scheduler, Latency.Ragged);
            network.Faults = new RandomFaults(
                new FaultRates
                {
                    LostRequests = 0.02,
                    LostReplies = 0.05,
                    LateWrites = 0.05,
                    DuplicateWrites = 0.1,
                    LatestArrival = TimeSpan.FromSeconds(3),
                },
                scheduler.Random);
            var watched = new WatchedCatalog(new SimulatedRecords());
            foreach (var number in Enumerable.Range(0, Hosts))
            {
                var host = new SimHost(scheduler, $"host {number}");
                var catalog = new ViewCatalog(new SimRecordLink(host, network, watched), host.Time, new ViewOptions());
                _ = host.Start(async () => unclear += await ChangeAsync(catalog, new Random(scheduler.Random.Next())));
            }

            scheduler.RunUntilIdle();
            writes += watched.Count;
            if (watched.Violations is [var violation, ..])
                throw new SimulationFailedException(scheduler, $"{violation}\n{network.Trace}");
        });
        Assert.True(writes > 500 && unclear > 0, $"{writes} writes, {unclear} without an answer: this shows little");
    }

    /// <returns>How often nobody knew.</returns>
    static async Task<int> ChangeAsync(ViewCatalog catalog, Random random)
    {
        var unclear = 0;
        for (var count = 0; count < ChangesOfHost; count++)
        {
            try
            {
                await ChangeOnceAsync(catalog, random);
            }
            catch (StoreUnavailableException)
            {
                unclear++;
            }
        }

        return unclear;
    }

    static async Task ChangeOnceAsync(ViewCatalog catalog, Random random)
    {
        var view = await catalog.FindAsync("v");
        switch (random.Next(7))
        {
            case 0 when view is not null:
                await catalog.DeleteAsync("v");
                break;
            case 1:
                await catalog.BeginRebuildAsync("v");
                break;
            case 2 or 3 when view?.Building is { } building:
                await catalog.SwapAsync("v", building.Number);
                break;
            case 4 when view is { Retired: [var retired, ..] }:
                await catalog.ForgetAsync("v", retired.Number);
                break;
            default:
                await catalog.PutAsync(ViewDefinitions.Read(Definitions[random.Next(Definitions.Length)]));
                break;
        }
    }
}
