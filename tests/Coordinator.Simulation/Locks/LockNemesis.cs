using Coordinator.Core.Locks;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Campaigns;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Locks;

/// <summary>
/// Owners that fight for one lock and write under its fence, on hosts that die and whose clocks are minutes apart,
/// while messages get lost, late and doubled.
/// </summary>
/// <param name="seed">Decides every choice.</param>
/// <param name="isFenced">Whether the writes carry the fence.</param>
sealed class LockNemesis(int seed, bool isFenced)
{
    const string Name = "nightly";
    const int Owners = 3;
    static readonly TimeSpan Length = TimeSpan.FromSeconds(8);
    static readonly TimeSpan SkewMax = TimeSpan.FromMinutes(3);

    static readonly FaultRates Faults = new()
    {
        LostRequests = 0.01,
        LostReplies = 0.02,
        LateWrites = 0.01,
        DuplicateWrites = 0.02,
        Crashes = 0.003,
        LatestArrival = TimeSpan.FromSeconds(3),
    };

    readonly SimWorld _world = new(WorldOptions.Random(seed, replicas: 2));
    readonly Dictionary<long, string> _owners = [];
    readonly List<(long Version, long Token)> _floors = [];
    readonly List<(long Version, long Token)> _writes = [];
    int _hosts;
    int _asked;

    /// <summary>Tokens that were given.</summary>
    public int Given => _owners.Count;

    /// <summary>Writes that were answered committed.</summary>
    public int Written => _writes.Count;

    ItemName Guarded => _world.ItemIn(1, "guarded");

    Random Random => _world.Scheduler.Random;

    /// <returns>What is wrong; null when nothing is.</returns>
    public string? Run()
    {
        var end = _world.Scheduler.Now + Length;
        _world.Network.Faults = new RandomFaults(Faults, Random);
        var hosts = new SimHost?[Owners];
        Beat();
        _world.Scheduler.RunUntil(() => _world.Scheduler.Now >= end);
        _world.Settle();
        return Problem;

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
            ["locks given"] = Given,
            [Figures.Crashes] = _hosts - Owners,
        };
        tally.Add(NetworkTally.Of(_world.Network));
        return tally;
    }

    string? Problem { get; set; }

    SimHost Begin(DateTimeOffset end)
    {
        var skew = SkewMax * ((2 * Random.NextDouble()) - 1);
        var node = new SimNode(_world, $"host {_hosts++}", new NodeOptions { Skew = skew });
        var random = new Random(Random.Next());
        _ = node.Host.Start(() => WorkAsync(node, random, end));
        return node.Host;
    }

    async Task WorkAsync(SimNode node, Random random, DateTimeOffset end)
    {
        while (_world.Scheduler.Now < end)
        {
            var lease = TimeSpan.FromMilliseconds(random.Next(50, 600));
            var answer = await node.Locks.AcquireAsync(Name, node.Host.Name, lease);
            if (answer.Status == LockStatus.Done)
                await HoldAsync(node, answer.State!.Token, random);
            else
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(200)), node.Host.Time);
        }
    }

    /// <summary>The owner goes on writing for a while that has nothing to do with its lease.</summary>
    async Task HoldAsync(SimNode node, long token, Random random)
    {
        if (!_owners.TryAdd(token, node.Host.Name) && _owners[token] != node.Host.Name)
            Problem ??= $"token {token} was given to {_owners[token]} and to {node.Host.Name}";
        if (await node.Read(Guarded) is { } state)
            Note(_floors, (state.Version, token));
        for (var write = random.Next(4); write >= 0; write--)
        {
            _asked++;
            var put = new PutOperation(Guarded, Requests.Number(token));
            var answer = await node.Run((isFenced
                ? Requests.Of(put, new FenceOperation(FenceItem.Of(Name), token))
                : Requests.Of(put)) with
            {
                Timeout = TimeSpan.FromSeconds(1),
            });
            if (answer.Outcome == CommitOutcome.Committed)
                Note(_writes, (answer.Results[0].Version, token));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(200)), node.Host.Time);
        }
    }

    /// <summary>
    /// What was written after the new owner had looked at the item must not be of an older token: versions tell the
    /// order.
    /// </summary>
    void Note(List<(long Version, long Token)> list, (long Version, long Token) noted)
    {
        list.Add(noted);
        foreach (var write in _writes)
        {
            var newer = _floors.Find(floor => write.Version > floor.Version && write.Token < floor.Token);
            if (newer != default)
                Problem ??= $"token {write.Token} wrote version {write.Version}, after token {newer.Token} was given "
                    + $"at version {newer.Version}";
        }
    }
}
