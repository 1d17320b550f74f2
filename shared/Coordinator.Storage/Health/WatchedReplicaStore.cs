using Coordinator.Core.Effects;
using Microsoft.Extensions.Logging;

namespace Coordinator.Storage.Health;

/// <summary>
/// Watches how each store answers, and asks none that does not: an open circuit is the value Unknown at once, without
/// I/O. Safe for many threads.
/// </summary>
public sealed class WatchedReplicaStore : IReplicaStore, IStoreHealth
{
    readonly IReplicaStore _inner;
    readonly TimeProvider _time;
    readonly List<string> _names;
    readonly Dictionary<string, (StoreGauge Gauge, StoreCircuit Circuit)> _stores;

    /// <summary>Starts with the belief that all are well.</summary>
    /// <param name="inner">The storage accounts.</param>
    /// <param name="stores">Their names.</param>
    /// <param name="log">Where it is noted that a store is given up, and that it is back.</param>
    /// <param name="time">The clock.</param>
    public WatchedReplicaStore(
        IReplicaStore inner, IEnumerable<string> stores, ILogger<WatchedReplicaStore> log, TimeProvider time)
    {
        _inner = inner;
        _time = time;
        _names = [.. stores];
        _stores = _names.ToDictionary(
            store => store,
            store => (new StoreGauge(store, time), new StoreCircuit(store, time, log)),
            StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public IReadOnlyList<StoreHealthState> All => [.. _names.Select(Of)];

    /// <inheritdoc />
    public StoreHealthState Of(string store) => _stores.TryGetValue(store, out var watched)
        ? watched.Gauge.Read(watched.Circuit.IsOpen)
        : new StoreHealthState(store, StoreHealth.Healthy, LatencyMs: null, ErrorShare: 0, FailingSince: null);

    /// <inheritdoc />
    public Task<ReadResult> ReadAsync(RowAddress row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return WatchAsync(
            "read", row.Replica.Store, ReadResult.Unknown, () => _inner.ReadAsync(row),
            read => read.Status != ReadStatus.Unknown, isMeasured: true);
    }

    /// <inheritdoc />
    public Task<CommitResult> CommitAsync(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return WatchAsync(
            "commit", batch.Replica.Store, CommitResult.Unknown, () => _inner.CommitAsync(batch),
            result => result.Status != CommitStatus.Unknown, isWrite: true);
    }

    /// <inheritdoc />
    public Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation)
    {
        ArgumentNullException.ThrowIfNull(query);
        return WatchAsync(
            "scan", query.Store, null, () => _inner.ScanAsync(query, continuation), page => page is not null);
    }

    async Task<T> WatchAsync<T>(
        string operation, string store, T unanswered, Func<Task<T>> request, Func<T, bool> isAnswered,
        bool isMeasured = false, bool isWrite = false)
    {
        if (!_stores.TryGetValue(store, out var watched))
            return await request();
        var answer = unanswered;
        await watched.Circuit.RunAsync(async () =>
        {
            var start = _time.GetTimestamp();
            answer = await request();
            var hasAnswer = isAnswered(answer);
            var took = _time.GetElapsedTime(start);
            StorageMetrics.Ended(store, operation, hasAnswer, took);
            watched.Gauge.Ended(hasAnswer, isWrite);
            // Only point reads are alike enough to be compared.
            if (hasAnswer && isMeasured)
                watched.Gauge.Measured(took);
            return hasAnswer;
        });
        return answer;
    }
}
