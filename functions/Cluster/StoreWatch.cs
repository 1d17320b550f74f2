using Coordinator.Core.Effects;
using Coordinator.Core.Placement;
using Coordinator.Core.Placement.Operations;
using Coordinator.Core.Rows;
using Coordinator.Functions.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Cluster;

/// <summary>
/// Watches how the stores fare and drops one that is lost from its shards, so that writes go on. It asks nothing while
/// all is well: the host's own requests tell. Every host does this for itself; two that drop the same store help each
/// other.
/// </summary>
sealed class StoreWatch(
    IStoreHealth health, IReplicaStore store, PlacementCache placement, ShardStarter starter, PlacementPolicy policy,
    HostMetrics metrics, TimeProvider time, ILogger<StoreWatch> log) : IHostedService, IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>After a look that dropped nothing although a store is lost.</summary>
    static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(2);

    readonly CancellationTokenSource _stopping = new();
    Task _watching = Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        metrics.Stores.Watch(health);
        _watching = WatchAsync();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        // A look that outlasts the host's patience is no reason to fail its stop; another host drops the store.
        await _watching.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc />
    public void Dispose() => _stopping.Dispose();

    /// <summary>One look.</summary>
    /// <returns>Whether nothing is left to do.</returns>
    public async Task<bool> LookAsync()
    {
        var ailing = health.All.Where(one => one.State != StoreHealth.Healthy || one.FailingSince is not null).ToList();
        if (ailing.Count == 0)
            return true;
        var map = await placement.GetAsync(refresh: false);
        await Task.WhenAll(ailing.Select(one => AskAsync(map, one)));
        if (!policy.IsAutomatic)
            return true;
        var lost = FailoverRule.Lost(health.All, policy, time.GetUtcNow());
        if (lost.Count == 0)
            return true;
        var drops = FailoverRule.Drops(await placement.GetAsync(refresh: true), lost);
        if (drops.IsEmpty)
            return true;
        log.StoresLost(string.Join(", ", lost), drops.Length);
        var dropped = 0;
        foreach (var one in drops.GroupBy(drop => drop.Store, drop => drop.Shard))
            dropped += (await starter.FailOverAsync(one.Key, [.. one])).Length;
        await placement.GetAsync(refresh: true);
        return dropped == drops.Length;
    }

    async Task WatchAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            var pause = await TryLookAsync() ? Pause : PauseAfterFailure;
            await Task.Delay(pause, time, _stopping.Token).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    async Task<bool> TryLookAsync()
    {
        try
        {
            return await LookAsync();
        }
        catch (PlacementUnknownException)
        {
            // Said by the register's own line in the log.
            return false;
        }
#pragma warning disable CA1031 // One look that fails must not end the watch; it is logged.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.StoreWatchFailed(e);
            return false;
        }
    }

    /// <summary>A request for its own sake: its fate is what the health goes by.</summary>
    async Task AskAsync(PlacementMap map, StoreHealthState ailing)
    {
        var shard = map.Shards.FirstOrDefault(shard => shard.IsIn(ailing.Name)) ?? map.Shards[0];
        var slot = shard.Of(shard.FirstSlot);
        var replica = slot.InSync.FirstOrDefault(replica => replica.Store == ailing.Name)
            ?? new Core.Model.Replica(slot.Slot, ailing.Name, 0);
        if (ailing.WritesFailingSince is null)
            await store.ReadAsync(new RowAddress(replica, new OriginKey()));
        else
            await store.CommitAsync(new Batch(replica, [new TouchRow(new OriginKey(), IfMatch: null)]));
    }
}
