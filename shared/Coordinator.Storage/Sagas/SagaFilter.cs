using Azure.Data.Tables;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Storage.Keys;
using Coordinator.Storage.Rows;

namespace Coordinator.Storage.Sagas;

/// <summary>
/// Which rows answer a query: always one range of keys, and a look at a property only where two filters meet. The rules
/// for filters are those of <see cref="Tables.ScanFilter"/>.
/// </summary>
static class SagaFilter
{
    /// <summary>The range of a list.</summary>
    public static SagaRange Of(SagaQuery query)
    {
        var isOpen = query.State is { } state && SagaEntry.IsOpen(state);
        var list = isOpen ? SagaKeys.OpenOf(query.Tenant)
            : query.Definition is { } name ? SagaKeys.OfDefinition(name)
            : SagaKeys.AllOf(query.Tenant);
        List<string> parts =
            [Range(SagaKeys.ListPartition, SagaKeys.Range(list, query.StartedAfter, query.StartedBefore))];
        if (query.State is { } wanted)
            parts.Add(TableClient.CreateQueryFilter($"state eq {wanted.ToString()}"));
        if (isOpen && query.Definition is { } definition)
            parts.Add(TableClient.CreateQueryFilter($"definition eq {definition}"));
        // A definition's list knows no tenants: there may be sagas that an operator started from a tenant's definition.
        if (!isOpen && query.Definition is not null && !query.Tenant.IsNone)
            parts.Add(TableClient.CreateQueryFilter($"tenant eq {query.Tenant.Name}"));
        return new SagaRange(string.Join(" and ", parts), Select: null);
    }

    /// <summary>The newest versions of a tenant's definitions, or of all, without their texts.</summary>
    public static SagaRange Definitions(Tenant tenant) => new(
        Range(SagaKeys.DefinitionPartition, SagaKeys.NewestRange(tenant)),
        ["PartitionKey", "RowKey", Columns.Schema, Columns.Definition, Columns.DefinitionVersion]);

    static string Range(string partition, KeyRange range) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {partition}") + " and "
        + TableClient.CreateQueryFilter($"RowKey ge {range.From} and RowKey lt {range.Before}");
}
