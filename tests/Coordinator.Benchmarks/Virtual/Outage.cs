using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Placement.Operations;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Benchmarks.Virtual;

/// <summary>
/// A store that falls silent for good, and a host that watches it as production's hosts do: it asks twice a second, and
/// drops the store from its shards once nothing was answered for so long.
/// </summary>
sealed class Outage
{
    static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    readonly VirtualDeployment _deployment;
    readonly string _store;
    readonly PlacementPolicy _policy;
    readonly VirtualHost _watcher;
    readonly SimNode _changer;
    DateTimeOffset? _failingSince;

    /// <param name="deployment">Where.</param>
    /// <param name="store">Which store.</param>
    /// <param name="failoverAfter">How long it is waited for.</param>
    public Outage(VirtualDeployment deployment, string store, TimeSpan failoverAfter)
    {
        (_deployment, _store) = (deployment, store);
        _policy = new PlacementPolicy { FailoverAfter = failoverAfter };
        _watcher = deployment.NewHost();
        _changer = new SimNode(deployment.World, "changer");
    }

    /// <summary>Begins now.</summary>
    public void Begin()
    {
        var scheduler = _deployment.Scheduler;
        _deployment.World.Network.Faults =
            new StoreOutage(scheduler, _store, scheduler.Now, DateTimeOffset.MaxValue);
        _ = _watcher.Host.Start(WatchAsync);
    }

    async Task WatchAsync()
    {
        var drops = FailoverRule.Drops(_deployment.World.Map, [_store]);
        while (!FailoverRule.Lost([Health()], _policy, _watcher.Context.Now).Contains(_store))
        {
            await _watcher.Context.Effects.DelayAsync(Beat);
            await AskAsync();
        }

        foreach (var (shard, store) in drops)
            _ = _changer.Change(shard, new DropStore(store));
    }

    async Task AskAsync()
    {
        var asked = _watcher.Context.Now;
        var replica = new Replica(new SlotId(0), _store, 1);
        var answer = (await _watcher.Context.Effects.ReadAsync([new RowAddress(replica, new OriginKey())]))[0];
        _failingSince = answer.Status == ReadStatus.Unknown ? _failingSince ?? asked : null;
    }

    StoreHealthState Health() => new(_store, default, LatencyMs: null, ErrorShare: 1, _failingSince);
}
