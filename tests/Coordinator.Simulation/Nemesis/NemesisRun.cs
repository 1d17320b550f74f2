using Coordinator.Core;
using Coordinator.Simulation.Campaigns;
using Coordinator.Simulation.Nemesis.Ambushes;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Nemesis;

/// <summary>
/// A workload under fire: clients come and go with their hosts, requests get lost, late and doubled, stores fall
/// silent, replicas are dropped and join. Afterwards everything heals and must come to rest with all promises kept.
/// </summary>
sealed class NemesisRun
{
    static readonly CoordinatorOptions Patient = new() { GarbageAge = TimeSpan.FromSeconds(2) };
    static readonly CoordinatorOptions Hasty = Patient with
    {
        AttemptLease = TimeSpan.FromMilliseconds(10),
        WoundAfter = TimeSpan.Zero,
        SweepAfter = TimeSpan.Zero,
    };
    static readonly Latency Tailed =
        new(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(500), 0.05);

    readonly NemesisOptions _options;
    readonly SimWorld _world;
    readonly IWorkload _workload;
    readonly ISpectator? _spectator;
    readonly RollingReconfiguration _reconfiguration;
    readonly MovingShards _moves;
    readonly NemesisFaults _faults;
    readonly DecisionWatch _decisions;
    readonly StepDelays? _delays;
    readonly SimNode?[] _nodes;
    readonly DateTimeOffset _end;
    readonly TimeSpan _beat;
    int _hosts;

    public NemesisRun(int seed, NemesisOptions options)
    {
        _options = options;
        _nodes = new SimNode?[options.Clients];
        _beat = options.Beat ?? TimeSpan.FromMilliseconds(options.IsHasty ? 50 : 500);
        _world = new SimWorld(WorldOptions.Random(seed, options.Replicas) with
        {
            Stores = 4,
            Slots = options.Slots,
            PageRowsMax = options.PageRowsMax,
            SlotsPerShard = options.SlotsPerShard,
            Acceptors = options.Acceptors,
            Latency = options.IsHasty ? Tailed : Latency.Ragged,
        });
        _workload = options.Workload(_world);
        _spectator = options.Spectator?.Invoke(_world);
        _world.Scheduler.RunUntilIdle();
        _reconfiguration = new RollingReconfiguration(_world, options.JoinSteps);
        _moves = new MovingShards(_world, options.Replicas + 1);
        _end = _world.Scheduler.Now + options.Length;
        _faults = new NemesisFaults(_world, options.Faults);
        _decisions = new DecisionWatch(_world.Network);
        _delays = options.Ambushes is { } ambushes ? new StepDelays(_world, ambushes, Provocations().Begin) : null;
        _world.Network.Faults = _delays is null ? _faults : new FaultPlans(_delays, _faults);
    }

    Random Random => _world.Scheduler.Random;

    /// <returns>How many transactions committed.</returns>
    public int Run() => FailureStory.Of(_world.Scheduler, _world.Network.Trace.ToString, () =>
    {
        Pulse();
        _world.Scheduler.RunUntil(() => _world.Scheduler.Now >= _end && !_reconfiguration.IsUnderWay);
        var inspection = _world.Settle();
        _workload.RequireKept(inspection);
        _spectator?.RequireKept(inspection);
        return _workload.CommittedCount;
    });

    /// <summary>Epochs that shards went through.</summary>
    public int EpochCount => _world.Map.Shards.Sum(shard => shard.Epoch.Value - 1);

    /// <summary>Fresh partitions that stores joined with, whether they came to be in force or not.</summary>
    public int JoinCount => _world.Map.Shards.Sum(shard => shard.LastIncarnation - 1);

    /// <summary>The placements that were in force.</summary>
    public PlacementHistory Placements => _world.Register.History;

    /// <summary>Changes of the placement that a host began or joined, and died over.</summary>
    public int OrphanCount => _moves.OrphanCount;

    /// <summary>Hosts that died.</summary>
    public int DeathCount => _hosts - _nodes.Count(node => node is { Host.IsAlive: true });

    /// <summary>What happened.</summary>
    public Tally Tally()
    {
        var tally = new Tally
        {
            [Figures.Transactions] = _workload.TransactionCount,
            [Figures.Committed] = _workload.CommittedCount,
            [Figures.Reads] = _workload.ReadCount,
            [Figures.Recovered] = _decisions.ByRecoverers,
            ["joins"] = Placements.Joins,
            ["drops"] = Placements.Drops,
            ["epochs bumped"] = Placements.Bumps,
            [Figures.Crashes] = DeathCount,
        };
        tally.Add(NetworkTally.Of(_world.Network, _faults.StruckCount));
        tally.Add(_faults.Counts);
        if (_delays is not null)
            tally.Add(_delays.Counts);
        return tally;
    }

    /// <summary>What the stores hold.</summary>
    public string Describe() => new WorldInspection(_world).Describe();

    /// <summary>The nemesis at work; it beats until the end.</summary>
    void Pulse()
    {
        for (var number = 0; number < _nodes.Length; number++)
        {
            if (_nodes[number] is null or { Host.IsAlive: false })
                _nodes[number] = Begin();
        }

        Sometimes(0.5, () => _ = Anybody().Sweep());
        Sometimes(_options.Cleans ? 0.3 : 0, () => _ = Anybody().Clean());
        Sometimes(_options.Reconfigures ? _options.ChangeShare : 0, _reconfiguration.Begin);
        Sometimes(_options.Moves ? _options.ChangeShare : 0, () => _moves.Beat(Anybody()));
        Strike();
        _delays?.Beat();
        _spectator?.Beat(Anybody(), Random);
        while (_world.Nudges.TryDequeue(out var nudge))
            Sometimes(0.7, () => _ = Anybody().Serve(nudge));
        if (_world.Scheduler.Now < _end)
            _world.Scheduler.Schedule(null, _beat, Pulse);
    }

    void Strike()
    {
        Sometimes(_options.SilencesStores ? 0.15 : 0, () => _faults.SilenceStore(
            Random.Next(2) == 0 ? Anybody().Host : null));
        Sometimes(_options.CutsOffHosts ? 0.3 : 0, () => _faults.CutOff(Anybody().Host));
        Sometimes(_options.HasBursts ? 0.1 : 0, _faults.Burst);
        Sometimes(_options.JumpsClocks ? 0.1 : 0, JumpClock);
    }

    /// <summary>Also back, and in the middle of a lease (T41).</summary>
    void JumpClock()
    {
        Anybody().Host.Time.Skew = AnySkew();
        _faults.Counts[Figures.ClockJumps]++;
    }

    TimeSpan AnySkew() => _options.SkewMax * ((2 * Random.NextDouble()) - 1);

    SimNode Begin()
    {
        var skew = AnySkew();
        var node = new SimNode(_world, $"host {_hosts++}", new NodeOptions
        {
            Skew = skew,
            Decorate = _options.Decorate,
            DecorateLog = store => _options.DecorateLog(_world, store),
            DecorateScrubs = _options.DecorateScrubs,
            DecorateChanges = store => _options.DecorateChanges(_world, store),
            Ids = _options.Ids?.Invoke(Random.Next()),
            Coordinator = _options.Timings((_options.IsHasty ? Hasty : Patient) with
            {
                SnapshotMovesMax = _options.LocksSnapshots ? 0 : Patient.SnapshotMovesMax,
            }),
        });
        var random = new Random(Random.Next());
        _ = node.Host.Start(() => WorkAsync(node, random));
        return node;
    }

    async Task WorkAsync(SimNode node, Random random)
    {
        while (_world.Scheduler.Now < _end)
        {
            await _workload.StepAsync(node, random);
            await Task.Delay(_options.ThinkMax * random.NextDouble(), node.Host.Time);
        }
    }

    Provocations Provocations() => new(
        _faults, Anybody, _options.Moves ? _moves : _options.Reconfigures ? _reconfiguration : null);

    SimNode Anybody() => _nodes[Random.Next(_nodes.Length)]!;

    void Sometimes(double share, Action action)
    {
        if (Random.NextDouble() < share)
            action();
    }
}
