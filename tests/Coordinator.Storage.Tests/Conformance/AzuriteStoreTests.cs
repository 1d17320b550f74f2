using Azure.Data.Tables;
using Coordinator.Core.Effects;
using Coordinator.Storage.Rows;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit.Simulation;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Storage.Tests.Conformance;

[Collection(SharedAzurite.Name)]
public sealed class AzuriteStoreTests(AzuriteFixture azurite) : StoreConformance, IDisposable
{
    readonly FaultHandler _handler = new();
    readonly string _table = azurite.NewTableName();

    public void Dispose() => _handler.Dispose();

    protected override async Task<IReplicaStore> CreateAsync()
    {
        var options = new StoreOptions
        {
            Name = Some.StoreName,
            ConnectionString = azurite.ConnectionString,
            TableName = _table,
            // A repeated read would hide its fault.
            ReadRetriesMax = 0,
            Transport = _handler.Transport(),
        };
        var stores = new TableStores(
            [options], [options.Name], new SimIdSource(seed: 1), NullLoggerFactory.Instance, TimeProvider.System);
        await stores.CreateMissingAsync();
        return stores.Replicas;
    }

    protected override async Task DamageAsync(RowAddress row)
    {
        var table = new TableClient(azurite.ConnectionString, _table);
        var damaged = RowMapping.ToKeys(row.Replica, row.Key);
        // No row of this schema has a text where its attempt, version or number should be.
        (damaged[Columns.Attempt], damaged[Columns.Version], damaged[Columns.Sequence]) = ("?", "?", "?");
        var written = await table.UpdateEntityAsync(damaged, Azure.ETag.All, TableUpdateMode.Merge);
        written.IsError.ShouldBeFalse();
    }

    protected override void FailNext(Fault fault) => _handler.Next = fault;
}
