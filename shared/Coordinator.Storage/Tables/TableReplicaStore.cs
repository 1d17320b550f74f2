using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Storage.Rows;
using Microsoft.Extensions.Logging;

namespace Coordinator.Storage.Tables;

/// <summary>The storage accounts, one table in each.</summary>
public sealed class TableReplicaStore : IReplicaStore
{
    readonly ILogger<TableReplicaStore> _log;
    readonly LogPace _pace;
    readonly Dictionary<string, TableRequests> _stores;

    /// <summary>Takes the tables; nothing is sent.</summary>
    /// <param name="stores">The clients by the store's name.</param>
    /// <param name="log">Where requests without a clear answer are noted.</param>
    /// <param name="time">The clock for time limits.</param>
    public TableReplicaStore(
        IReadOnlyDictionary<string, StoreClients> stores, ILogger<TableReplicaStore> log, TimeProvider time)
    {
        _log = log;
        _pace = new LogPace(time);
        _stores = stores.ToDictionary(
            store => store.Key,
            store => new TableRequests(
                store.Value, time, (request, cause) => NoteUnanswered(request, store.Key, cause)),
            StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public async Task<ReadResult> ReadAsync(RowAddress row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var store = Of(row.Replica.Store);
        var keys = RowMapping.ToKeys(row.Replica, row.Key);
        var (entity, fault) = await store.FindAsync(keys.PartitionKey, keys.RowKey);
        if (fault is not null)
            return ReadResult.Unknown;
        if (entity is null)
            return ReadResult.Absent;
        var found = RowMapping.FromEntity(row.Replica, entity);
        Invariant.Require(found.Key.Equals(row.Key), $"a read of {row.Key} finds that row, not {found.Key}");
        return ReadResult.Found(found, TableETag.ToCore(entity.ETag));
    }

    /// <inheritdoc />
    public async Task<CommitResult> CommitAsync(Batch batch)
    {
        BatchRules.Require(batch);
        return await Of(batch.Replica.Store).CommitAsync(BatchActions.Of(batch));
    }

    /// <inheritdoc />
    public async Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (page, fault) = await Of(query.Store).PageAsync(
            "scan", ScanFilter.Of(query), continuation, query.PageRowsMax);
        if (fault is not null)
            return null;
        var scanned = ScannedPage.Of(query.Store, page);
        foreach (var row in scanned.Unreadable)
            NoteUnreadable(row);
        return scanned;
    }

    void NoteUnanswered(string request, string store, Exception? cause)
    {
        if (!_pace.Admits(store, out var leftOut))
            return;
        var (status, code, exception) = FaultCodes.Of(cause);
        _log.Unanswered(request, store, status, code, exception, leftOut);
    }

    void NoteUnreadable(UnreadableRow row)
    {
        StorageMetrics.MetUnreadable(row.Store);
        // The kind and the slot lead to it; the rest of a RowKey may be a client's words.
        _log.Unreadable(row.Store, row.Replica?.Slot.Value ?? -1, row.Replica?.Incarnation ?? -1, row.RowKey[..1]);
    }

    TableRequests Of(string name) => _stores.TryGetValue(name, out var found)
        ? found
        : throw new InvalidOperationException($"The placement names the store {name}, but this host has none.");
}
