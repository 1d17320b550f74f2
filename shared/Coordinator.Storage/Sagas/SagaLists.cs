using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;

namespace Coordinator.Storage.Sagas;

/// <summary>
/// The lists of sagas: all, those that have not ended, those of a definition; and for a tenant's, all of the tenant and
/// those of them that have not ended. A saga's entries are written in one batch, on the condition that its entry in the
/// list of all is as it was read; so they agree with each other, and the entry of an older status never comes after
/// that of a newer one.
/// </summary>
/// <remarks>
/// They lie in one partition, which takes some 2 000 rows a second on Azure: enough for about 300 sagas a second, since
/// one that runs through changes its state twice; about 180 of tenants, whose entries are five instead of three.
/// </remarks>
sealed class SagaLists(SagaTable table)
{
    /// <summary>Queries of one request, so that a filter that matches little does not keep it for ever.</summary>
    const int QueriesMax = 10;

    /// <summary>Brings the entries to what a status says, unless they are of a later one.</summary>
    public async Task WriteAsync(SagaStatus status)
    {
        var entry = new SagaEntry(SagaSummary.Of(status), status.Revision);
        await SagaTable.UntilAsync(() => TryWriteAsync(entry));
    }

    /// <summary>A page.</summary>
    public async Task<SagaPage> ListAsync(SagaQuery query)
    {
        var range = SagaFilter.Of(query);
        var found = new List<SagaSummary>();
        var continuation = SagaCursor.Decode(range, query.Cursor);
        for (var queries = 0; queries < QueriesMax; queries++)
        {
            var page = await table.PageAsync(range, query.Size - found.Count, continuation);
            found.AddRange(page.Values.Select(Read).OfType<SagaSummary>());
            continuation = page.ContinuationToken;
            if (continuation is null || found.Count >= query.Size)
                break;
        }

        return new SagaPage([.. found], SagaCursor.Encode(range, continuation));
    }

    async Task<bool> TryWriteAsync(SagaEntry entry)
    {
        var all = entry.ToEntity(SagaKeys.AllOf(Tenant.None));
        var stored = await table.FindAsync(all.PartitionKey, all.RowKey);
        var before = stored is null ? null : SagaEntry.FromEntity(stored);
        if (before?.Revision >= entry.Revision)
            return true;
        List<TableTransactionAction> actions =
        [
            stored is null
                ? new(TableTransactionActionType.Add, all)
                : new(TableTransactionActionType.UpdateReplace, all, stored.ETag),
            Upsert(entry, SagaKeys.OfDefinition(entry.Saga.Definition)),
            .. OpenEntries(entry, before),
        ];
        if (!entry.Saga.Tenant.IsNone)
            actions.Add(Upsert(entry, SagaKeys.AllOf(entry.Saga.Tenant)));
        return await table.TryWriteAsync(actions);
    }

    static IEnumerable<TableTransactionAction> OpenEntries(SagaEntry entry, SagaEntry? before)
    {
        var lists = new[] { Tenant.None, entry.Saga.Tenant }.Distinct().Select(SagaKeys.OpenOf);
        if (SagaEntry.IsOpen(entry.Saga.State))
            return lists.Select(list => Upsert(entry, list));
        // The entries agree with each other, so there is something to delete exactly if it was open.
        return before is not null && SagaEntry.IsOpen(before.Saga.State)
            ? lists.Select(list => new TableTransactionAction(
                TableTransactionActionType.Delete, entry.ToEntity(list), Azure.ETag.All))
            : [];
    }

    static TableTransactionAction Upsert(SagaEntry entry, string list) =>
        new(TableTransactionActionType.UpsertReplace, entry.ToEntity(list));

    SagaSummary? Read(TableEntity entity)
    {
        try
        {
            return SagaEntry.FromEntity(entity).Saga;
        }
        catch (InvariantViolationException)
        {
            table.NoteUnreadable(entity);
            return null;
        }
    }
}
