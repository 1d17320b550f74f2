using Coordinator.Core.Records;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Catalog;
using Coordinator.Simulation.Campaigns;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Stores;
using Coordinator.TestKit.Views;

namespace Coordinator.Simulation.Views;

/// <summary>Several hosts change one view at the same time, over a network that loses, delays and doubles.</summary>
sealed class CatalogNemesis
{
    const int Hosts = 3;
    const int ChangesOfHost = 12;

    static readonly string[] Definitions =
    [
        """{ "source": "orders", "key": [ "/k" ], "aggregates": { "n": { "count": true } } }""",
        """{ "source": "orders", "key": [ "/k" ], "aggregates": { "m": { "count": true } } }""",
    ];

    static readonly FaultRates Faults = new()
    {
        LostRequests = 0.02,
        LostReplies = 0.05,
        LateWrites = 0.05,
        DuplicateWrites = 0.1,
        LatestArrival = TimeSpan.FromSeconds(3),
    };

    readonly WatchedCatalog _watched = new(new SimulatedRecords());
    readonly Func<IRecordStore, IRecordStore>? _decorate;
    readonly SimScheduler _scheduler;
    readonly SimNetwork _network;

    /// <param name="seed">Decides every choice.</param>
    /// <param name="decorate">Put between each host and the records: where a condition is taken out.</param>
    public CatalogNemesis(int seed, Func<IRecordStore, IRecordStore>? decorate = null)
    {
        _decorate = decorate;
        _scheduler = new SimScheduler(seed, isShuffled: true);
        _network = new SimNetwork(_scheduler, Latency.Ragged)
        {
            Faults = new RandomFaults(Faults, _scheduler.Random),
        };
    }

    /// <summary>Writes that were made.</summary>
    public int Writes => _watched.Count;

    /// <summary>Changes of which nobody knows whether they happened.</summary>
    public int Unclear { get; private set; }

    /// <summary>Runs it; throws when a write was seen that no catalog may make.</summary>
    public void Run() => FailureStory.Of(_scheduler, _network.Trace.ToString, () =>
    {
        foreach (var number in Enumerable.Range(0, Hosts))
            Begin(new SimHost(_scheduler, $"host {number}"), new Random(_scheduler.Random.Next()));
        _scheduler.RunUntilIdle();
        if (_watched.Violations is [var violation, ..])
            throw new SimulationFailedException(_scheduler, violation);
    });

    /// <summary>What happened.</summary>
    public Tally Tally()
    {
        var tally = new Tally
        {
            ["changes of a view"] = Hosts * ChangesOfHost,
            ["of them without an answer"] = Unclear,
            ["writes of a view"] = Writes,
        };
        tally.Add(NetworkTally.Of(_network));
        return tally;
    }

    void Begin(SimHost host, Random random)
    {
        var records = new SimRecordLink(host, _network, _watched);
        var catalog = new ViewCatalog(_decorate is null ? records : _decorate(records), host.Time, new ViewOptions());
        _ = host.Start(() => ChangeAsync(catalog, random));
    }

    async Task ChangeAsync(ViewCatalog catalog, Random random)
    {
        for (var count = 0; count < ChangesOfHost; count++)
        {
            try
            {
                await ChangeOnceAsync(catalog, random);
            }
            catch (StoreUnavailableException)
            {
                Unclear++;
            }
        }
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
