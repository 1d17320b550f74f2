using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace Coordinator.Storage.Sagas;

/// <summary>
/// Shown sagas in a table of the control store: a row for each, and its entries in the lists. The row is written first,
/// then the entries, if the state changed. A crash between the two is mended by the same call when it is repeated, and
/// at the latest by the next one that changes the state: for whoever meets a row that is not older than what it brings
/// looks after the entries all the same, and so does the run's first status.
/// </summary>
public sealed class TableSagas : ISagas
{
    readonly SagaTable _table;
    readonly SagaLists _lists;

    internal TableSagas(StoreClients clients, ILoggerFactory loggers, TimeProvider time)
    {
        _table = new SagaTable(clients, loggers.CreateLogger<SagaTable>(), time);
        _lists = new SagaLists(_table);
    }

    /// <inheritdoc />
    public async Task<SagaStatus?> FindAsync(string id)
    {
        var key = SagaKeys.Saga(id);
        return await _table.FindAsync(key, key) is { } entity ? SagaRow.FromEntity(entity) : null;
    }

    /// <inheritdoc />
    public Task ShowAsync(SagaStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return SagaTable.UntilAsync(() => TryShowAsync(status));
    }

    /// <inheritdoc />
    public Task<SagaPage> ListAsync(SagaQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Invariant.Require(query.Size is >= 1 and <= Limits.SagaPageMax, "the size of a page was checked");
        return _lists.ListAsync(query);
    }

    async Task<bool> TryShowAsync(SagaStatus status)
    {
        var key = SagaKeys.Saga(status.Id);
        if (await _table.FindAsync(key, key) is not { } entity)
        {
            if (!await _table.TryWriteAsync([new(TableTransactionActionType.Add, SagaRow.ToEntity(status))]))
                return false;
            await _lists.WriteAsync(status);
            return true;
        }

        var stored = SagaRow.FromEntity(entity);
        if (stored.Revision >= status.Revision)
        {
            await _lists.WriteAsync(stored);
            return true;
        }

        // The place in the lists is by the start, so it must not move.
        var next = status with { StartedAt = stored.StartedAt };
        if (!await _table.TryWriteAsync(
            [new(TableTransactionActionType.UpdateReplace, SagaRow.ToEntity(next), entity.ETag)]))
            return false;
        if (stored.State != next.State || stored.Revision == 0)
            await _lists.WriteAsync(next);
        return true;
    }
}
