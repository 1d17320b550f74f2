using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Placement.Operations;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Cluster;

/// <summary>
/// Looks after shards now and then: has a store join a shard that has had too few for some time, and gives up a join
/// whose orchestration is gone.
/// </summary>
public sealed class ShardWatch
{
    /// <summary>A join that is being filled notes its progress more often than this.</summary>
    static readonly TimeSpan AbandonedAfter = TimeSpan.FromMinutes(10);

    readonly PlacementCache _placement;
    readonly IStoreHealth _health;
    readonly ShardStarter _starter;
    readonly ShardOperations _operations;
    readonly PlacementPolicy _policy;
    readonly TimeProvider _time;
    readonly ILogger<ShardWatch> _log;
    readonly Dictionary<int, DateTimeOffset> _since = [];
    readonly Dictionary<(int Shard, Epoch Epoch), DateTimeOffset> _silent = [];

    /// <summary>Takes what it works on.</summary>
    public ShardWatch(
        PlacementCache placement, IStoreHealth health, ShardStarter starter, ShardOperations operations,
        PlacementPolicy policy, TimeProvider time, ILogger<ShardWatch> log)
    {
        (_placement, _health, _starter, _operations) = (placement, health, starter, operations);
        (_policy, _time, _log) = (policy, time, log);
    }

    /// <summary>One look, by the map that the sweep has just read.</summary>
    public async Task LookAsync(DurableTaskClient client)
    {
        var map = await _placement.GetAsync(refresh: false);
        foreach (var shard in map.Shards)
        {
            if (shard.Pending is { Phase: PendingPhase.Copying })
                await GiveUpAbandonedAsync(shard);
        }

        if (_policy.IsAutomatic)
            await RejoinAsync(client, map);
    }

    async Task RejoinAsync(DurableTaskClient client, PlacementMap map)
    {
        var now = _time.GetUtcNow();
        foreach (var shard in map.Shards)
        {
            if (!RejoinRule.IsShort(shard))
                _since.Remove(shard.Id);
            else
                _since.TryAdd(shard.Id, now);
        }

        foreach (var (shard, store) in RejoinRule.Joins(map, _health.All, _policy, now))
        {
            if (now - _since[shard] < _policy.RejoinAfter)
                continue;
            List<ShardStep> steps = [new(store, Joins: true)];
            var (started, _) = await _starter.StartAsync(
                client, _starter.Order(shard, ShardOperationKind.Rejoin, steps));
            if (started is not null)
                _log.Rejoining(shard, store);
        }
    }

    async Task GiveUpAbandonedAsync(ShardPlacement shard)
    {
        var join = (shard.Id, shard.Pending!.Epoch);
        var (isKnown, operation) = await _operations.ReadAsync(shard.Id);
        var isAlive = operation is { State: ShardOperationState.Running }
            && _time.GetUtcNow() - operation.UpdatedAt < AbandonedAfter;
        if (!isKnown || isAlive)
        {
            _silent.Remove(join);
            return;
        }

        // The note of an operation comes after its proposal, so an operation that is not there may be about to begin.
        var now = _time.GetUtcNow();
        if (_silent.TryAdd(join, now) || now - _silent[join] < AbandonedAfter)
            return;
        _silent.Remove(join);
        var store = shard.Joining!.Value.Store;
        _log.JoinAbandoned(shard.Id, store);
        await _starter.GiveUpJoinAsync(shard.Id, join.Epoch);
    }
}
