using Azure;
using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Storage.Rows;
using Microsoft.Extensions.Logging;

namespace Coordinator.Storage.Tables;

/// <summary>
/// The storage accounts, one table in each. Writes always go as entity group transactions, also single ones: their body
/// keeps the HTTP handler from sending them again by itself on a connection that broke, as it may do with a request
/// without a body.
/// </summary>
/// <param name="stores">The clients by the store's name.</param>
/// <param name="log">Where requests without a clear answer are noted.</param>
/// <param name="time">The clock for time limits.</param>
public sealed class TableReplicaStore(
    IReadOnlyDictionary<string, StoreClients> stores, ILogger<TableReplicaStore> log, TimeProvider time) : IReplicaStore
{
    readonly LogPace _pace = new(time);

    /// <inheritdoc />
    public async Task<ReadResult> ReadAsync(RowAddress row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var store = Of(row.Replica.Store);
        var keys = RowMapping.ToKeys(row.Replica, row.Key);
        var response = await AnswerAsync("read", row.Replica.Store, store, (reads, timeout) =>
            reads.GetEntityIfExistsAsync<TableEntity>(keys.PartitionKey, keys.RowKey, cancellationToken: timeout));
        if (response is null)
            return ReadResult.Unknown;
        if (!response.HasValue)
            return IsMissingRow(response.GetRawResponse()) ? ReadResult.Absent : ReadResult.Unknown;
        var found = RowMapping.FromEntity(row.Replica, response.Value!);
        Invariant.Require(found.Key.Equals(row.Key), $"a read of {row.Key} finds that row, not {found.Key}");
        return ReadResult.Found(found, TableETag.ToCore(response.Value!.ETag));
    }

    /// <inheritdoc />
    public async Task<CommitResult> CommitAsync(Batch batch)
    {
        BatchRules.Require(batch);
        var store = Of(batch.Replica.Store);
        var actions = BatchActions.Of(batch);
        BatchGuard.Require(actions);
        return await SubmitAsync(batch, store, actions);
    }

    /// <inheritdoc />
    public async Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var store = Of(query.Store);
        var page = await AnswerAsync("scan", query.Store, store, async (reads, timeout) =>
        {
            var pages = reads.QueryAsync<TableEntity>(
                ScanFilter.Of(query), query.PageRowsMax, cancellationToken: timeout);
            await using var first = pages.AsPages(continuation).GetAsyncEnumerator(timeout);
            return await first.MoveNextAsync() ? first.Current : Page<TableEntity>.FromValues([], null, null!);
        });
        if (page is null)
            return null;
        var scanned = ScannedPage.Of(query.Store, page);
        foreach (var row in scanned.Unreadable)
            NoteUnreadable(row);
        return scanned;
    }

    async Task<CommitResult> SubmitAsync(Batch batch, StoreClients store, List<TableTransactionAction> actions)
    {
        using var timeout = new CancellationTokenSource(store.RequestTimeout, time);
        CommitResult result;
        Exception? cause = null;
        try
        {
            var response = await store.Writes.SubmitTransactionAsync(actions, timeout.Token);
            result = CommitAnswer.Of(batch, response.Value);
        }
        catch (RequestFailedException e)
        {
            result = CommitAnswer.Of(batch, e);
            cause = e;
        }
        catch (Exception e)
        {
            // The request may be on its way, so whatever went wrong since is no answer.
            result = CommitResult.Unknown;
            cause = e;
        }

        if (result.Status == CommitStatus.Unknown)
            NoteUnanswered("commit", batch.Replica.Store, cause);
        return result;
    }

    /// <summary>The answer to a request that changes nothing; null for any fault.</summary>
    async Task<T?> AnswerAsync<T>(
        string request, string storeName, StoreClients store, Func<TableClient, CancellationToken, Task<T>> send)
        where T : class
    {
        using var timeout = new CancellationTokenSource(store.RequestTimeout, time);
        try
        {
            return await send(store.Reads, timeout.Token);
        }
        catch (Exception e)
        {
            NoteUnanswered(request, storeName, e);
            return null;
        }
    }

    void NoteUnanswered(string request, string store, Exception? cause)
    {
        if (!_pace.Admits(store, out var leftOut))
            return;
        // The message of a failed request quotes headers and bodies, so only its codes are noted.
        var error = cause as RequestFailedException;
        log.Unanswered(request, store, error?.Status ?? 0, error?.ErrorCode, cause?.GetType().Name, leftOut);
    }

    void NoteUnreadable(UnreadableRow row)
    {
        StorageMetrics.MetUnreadable(row.Store);
        // The kind and the slot lead to it; the rest of a RowKey may be a client's words.
        log.Unreadable(row.Store, row.Replica?.Slot.Value ?? -1, row.Replica?.Incarnation ?? -1, row.RowKey[..1]);
    }

    /// <summary>
    /// Only the service's own word makes a row absent: a missing table or a proxy's page is no answer.
    /// </summary>
    static bool IsMissingRow(Response response) =>
        CommitAnswer.Reason(response.Status, new RequestFailedException(response).ErrorCode) == RefusalReason.Missing;

    StoreClients Of(string name) => stores.TryGetValue(name, out var found)
        ? found
        : throw new InvalidOperationException($"The placement names the store {name}, but this host has none.");
}
