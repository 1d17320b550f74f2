using Coordinator.Core.Locks;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Campaigns;
using Coordinator.TestKit.Checkers;
using Coordinator.TestKit.Checkers.Leases;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Locks;

/// <summary>
/// Owners that fight for one lock and write under its fence, on hosts that die and whose clocks are minutes apart,
/// while messages get lost, late and doubled.
/// </summary>
sealed class LockNemesis
{
    const string Name = "nightly";
    const int Owners = 3;
    static readonly TimeSpan Length = TimeSpan.FromSeconds(8);

    /// <summary>Fences hold whatever clocks say; leases only as far as clocks agree.</summary>
    static readonly TimeSpan[] Skews = [TimeSpan.FromMinutes(3), TimeSpan.FromMilliseconds(20)];

    static readonly FaultRates Faults = new()
    {
        LostRequests = 0.01,
        LostReplies = 0.02,
        LateWrites = 0.01,
        DuplicateWrites = 0.02,
        Crashes = 0.003,
        LatestArrival = TimeSpan.FromSeconds(3),
    };

    readonly SimWorld _world;
    readonly DecisionWatch _decisions;
    readonly TimeSpan _skewMax;
    readonly bool _isFenced;
    readonly List<LockGrant> _grants = [];
    readonly List<FencedAct> _acts = [];
    int _hosts;
    int _asked;
    int _reads;

    /// <param name="seed">Decides every choice.</param>
    /// <param name="isFenced">Whether the writes carry the fence.</param>
    public LockNemesis(int seed, bool isFenced)
    {
        _world = new SimWorld(WorldOptions.Random(seed, replicas: 2));
        _decisions = new DecisionWatch(_world.Network);
        _skewMax = Skews[seed % Skews.Length];
        _isFenced = isFenced;
    }

    /// <summary>How far clocks are said to be off; null for as far as they are.</summary>
    public TimeSpan? SupposedSkew { get; init; }

    /// <summary>Tokens that were given.</summary>
    public int Given => _grants.DistinctBy(grant => grant.Token).Count();

    /// <summary>Writes that were answered committed.</summary>
    public int Written => _acts.Count(act => act.IsWrite);

    ItemName Guarded => _world.ItemIn(1, "guarded");

    Random Random => _world.Scheduler.Random;

    /// <summary>Runs, and throws when something is wrong.</summary>
    public void RequireKept() => FailureStory.Of(_world.Scheduler, _world.Network.Trace.ToString, () =>
    {
        if (Run() is { IsValid: false } report)
            throw new SimulationFailedException(_world.Scheduler, report.ToString());
    });

    /// <returns>What is wrong.</returns>
    public FaultReport Run()
    {
        var end = _world.Scheduler.Now + Length;
        _world.Network.Faults = new RandomFaults(Faults, Random);
        var hosts = new SimHost?[Owners];
        Beat();
        _world.Scheduler.RunUntil(() => _world.Scheduler.Now >= end);
        _world.Settle();
        return new FaultReport(
        [
            .. LeaseChecker.CheckGrants([.. _grants], new LeaseRules(SupposedSkew ?? _skewMax)).Faults,
            .. LeaseChecker.CheckActs([.. _acts]).Faults,
        ]);

        void Beat()
        {
            for (var i = 0; i < Owners; i++)
            {
                if (hosts[i] is not { IsAlive: true })
                    hosts[i] = Begin(end);
            }

            if (_world.Scheduler.Now < end)
                _world.Scheduler.Schedule(null, TimeSpan.FromMilliseconds(300), Beat);
        }
    }

    /// <summary>What happened.</summary>
    public Tally Tally()
    {
        var tally = new Tally
        {
            [Figures.Transactions] = _asked,
            [Figures.Committed] = Written,
            [Figures.Reads] = _reads,
            [Figures.Recovered] = _decisions.ByRecoverers,
            ["locks given"] = Given,
            [Figures.Crashes] = _hosts - Owners,
        };
        tally.Add(NetworkTally.Of(_world.Network));
        return tally;
    }

    SimHost Begin(DateTimeOffset end)
    {
        var skew = _skewMax * ((2 * Random.NextDouble()) - 1);
        var node = new SimNode(_world, $"host {_hosts++}", new NodeOptions { Skew = skew });
        var random = new Random(Random.Next());
        _ = node.Host.Start(() => WorkAsync(node, skew, random, end));
        return node.Host;
    }

    async Task WorkAsync(SimNode node, TimeSpan skew, Random random, DateTimeOffset end)
    {
        int? last = null;
        while (_world.Scheduler.Now < end)
        {
            var lease = TimeSpan.FromMilliseconds(random.Next(50, 600));
            var asked = _world.Scheduler.Now;
            if (last is { } held)
                Shorten(held, asked + lease);
            var answer = await node.Locks.AcquireAsync(Name, node.Host.Name, lease);
            if (answer is { Status: LockStatus.Done, State: { } state })
            {
                last = _grants.Count;
                _grants.Add(new LockGrant(
                    Name, state.Owner!, state.Token, asked, _world.Scheduler.Now, state.ExpiresAt - skew));
                await HoldAsync(node, state.Token, random);
            }
            else
            {
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(200)), node.Host.Time);
            }
        }
    }

    /// <summary>
    /// Who asks for a shorter lease than it has may have got it, and lost the lock at its end, before it is told.
    /// </summary>
    void Shorten(int grant, DateTimeOffset until)
    {
        if (_grants[grant].BelievedUntil > until)
            _grants[grant] = _grants[grant] with { BelievedUntil = until };
    }

    /// <summary>The owner goes on writing for a while that has nothing to do with its lease.</summary>
    async Task HoldAsync(SimNode node, long token, Random random)
    {
        _reads++;
        if (await node.Read(Guarded) is { } state)
            _acts.Add(new FencedAct(Guarded.Key, state.Version, token, IsWrite: false));
        for (var write = random.Next(4); write >= 0; write--)
        {
            _asked++;
            var put = new PutOperation(Guarded, Requests.Number(token));
            var answer = await node.Run((_isFenced
                ? Requests.Of(put, new FenceOperation(FenceItem.Of(Name), token))
                : Requests.Of(put)) with
            {
                Timeout = TimeSpan.FromSeconds(1),
            });
            if (answer.Outcome == CommitOutcome.Committed)
                _acts.Add(new FencedAct(Guarded.Key, answer.Results[0].Version, token, IsWrite: true));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(200)), node.Host.Time);
        }
    }
}
