using Coordinator.Simulation.Campaigns;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Nemesis;

/// <summary>
/// What strikes requests: the odd one at random, and for a time all to a store, those of a host, or a third of all.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="rates">How often the odd one is struck.</param>
sealed class NemesisFaults(SimWorld world, FaultRates rates) : IFaultPlan
{
    /// <summary>As in T42.</summary>
    const double BurstShare = 0.3;

    readonly RandomFaults _random = new(rates, world.Scheduler.Random);
    readonly List<(IFaultPlan Plan, DateTimeOffset Until)> _spells = [];

    /// <summary>How many spells of each kind there were.</summary>
    public Tally Counts { get; } = new();

    /// <summary>Requests that never arrived because of a spell.</summary>
    public long StruckCount { get; private set; }

    Random Random => world.Scheduler.Random;

    DateTimeOffset Now => world.Scheduler.Now;

    /// <inheritdoc />
    public FaultDecision Decide(EffectEvent effect)
    {
        for (var i = _spells.Count - 1; i >= 0; i--)
        {
            var (plan, until) = _spells[i];
            if (until <= Now)
                _spells.RemoveAt(i);
            else if (plan.Decide(effect) is var decision && decision != FaultDecision.None)
                return Struck(decision);
        }

        return _random.Decide(effect);
    }

    /// <summary>A store falls silent for everybody, or for one host.</summary>
    public void SilenceStore(SimHost? host)
    {
        var store = world.ReplicaOf(Random.Next(world.Map.SlotCount), 0).Store;
        var until = Now + TimeSpan.FromSeconds(3 * Random.NextDouble());
        Add(Figures.Outages, new StoreOutage(world.Scheduler, store, Now, until, host), until);
    }

    /// <summary>A host goes on with the placement that it knows.</summary>
    public void CutOff(SimHost host)
    {
        var until = Now + TimeSpan.FromSeconds(1 + (5 * Random.NextDouble()));
        Add(Figures.CutOffs, new RegisterOutage(world.Scheduler, host, until), until);
    }

    /// <summary>A third of all requests are refused.</summary>
    public void Burst()
    {
        var until = Now + TimeSpan.FromSeconds(4 * Random.NextDouble());
        Add(Figures.Bursts, new ErrorBurst(world.Scheduler, Random, BurstShare, until), until);
    }

    FaultDecision Struck(FaultDecision decision)
    {
        StruckCount++;
        return decision;
    }

    void Add(string kind, IFaultPlan plan, DateTimeOffset until)
    {
        _spells.Add((plan, until));
        Counts[kind]++;
    }
}
