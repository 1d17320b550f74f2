using Azure.Data.Tables;
using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace Coordinator.Storage.Sagas;

/// <summary>
/// Definitions in a table of the control store: a row for each version, and one for the newest of each name, which has
/// it all again. Both are written in one batch on the condition that the newest is as it was read, so versions have no
/// gaps, and no two hosts make the same one.
/// </summary>
public sealed class TableSagaDefinitions : ISagaDefinitions
{
    readonly SagaTable _table;

    internal TableSagaDefinitions(StoreClients clients, ILoggerFactory loggers, TimeProvider time) =>
        _table = new SagaTable(clients, loggers.CreateLogger<SagaTable>(), time);

    /// <inheritdoc />
    public async Task<DefinitionVersion?> FindAsync(string name, int? version = null)
    {
        RequireName(name);
        var rowKey = version is { } wanted ? SagaKeys.Version(name, wanted) : SagaKeys.NewestOf(name);
        return await FindRowAsync(rowKey) is { } entity ? DefinitionRow.FromEntity(entity) : null;
    }

    /// <inheritdoc />
    public async Task<DefinitionVersion> PutAsync(string name, string json, SagaDefinition definition)
    {
        RequireName(name);
        DefinitionVersion? became = null;
        await SagaTable.UntilAsync(async () =>
        {
            var stored = await FindRowAsync(SagaKeys.NewestOf(name));
            var newest = stored is null ? null : DefinitionRow.FromEntity(stored);
            became = DefinitionVersion.After(newest, name, json, definition);
            return became == newest || await TryAddAsync(became, stored);
        });
        return became!;
    }

    /// <inheritdoc />
    public async Task<DefinitionPage> ListAsync(int size, string? cursor, Tenant tenant = default)
    {
        Invariant.Require(size is >= 1 and <= Limits.SagaPageMax, "the size of a page was checked");
        var range = SagaFilter.Definitions(tenant);
        var page = await _table.PageAsync(range, size, SagaCursor.Decode(range, cursor));
        return new DefinitionPage(
            [.. page.Values.Select(DefinitionRow.Summary)], SagaCursor.Encode(range, page.ContinuationToken));
    }

    Task<TableEntity?> FindRowAsync(string rowKey) => _table.FindAsync(SagaKeys.DefinitionPartition, rowKey);

    Task<bool> TryAddAsync(DefinitionVersion next, TableEntity? stored)
    {
        var newest = DefinitionRow.ToEntity(next, SagaKeys.NewestOf(next.Name));
        return _table.TryWriteAsync(
        [
            stored is null
                ? new(TableTransactionActionType.Add, newest)
                : new(TableTransactionActionType.UpdateReplace, newest, stored.ETag),
            new(
                TableTransactionActionType.Add,
                DefinitionRow.ToEntity(next, SagaKeys.Version(next.Name, next.Version))),
        ]);
    }

    // A name is part of keys.
    static void RequireName(string name) =>
        Invariant.Require(DefinitionVersion.NameError(name) is null, "a definition's name was checked");
}
