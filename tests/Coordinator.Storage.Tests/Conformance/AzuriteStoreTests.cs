using Coordinator.Core.Effects;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit.Simulation;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordinator.Storage.Tests.Conformance;

[Collection(SharedAzurite.Name)]
public sealed class AzuriteStoreTests(AzuriteFixture azurite) : StoreConformance, IDisposable
{
    readonly FaultHandler _handler = new();

    public void Dispose() => _handler.Dispose();

    protected override async Task<IReplicaStore> CreateAsync()
    {
        var options = new StoreOptions
        {
            Name = Some.StoreName,
            ConnectionString = azurite.ConnectionString,
            TableName = azurite.NewTableName(),
            // A repeated read would hide its fault.
            ReadRetriesMax = 0,
            Transport = _handler.Transport(),
        };
        var stores = new TableStores(
            [options], [options.Name], new SimIdSource(seed: 1), NullLoggerFactory.Instance, TimeProvider.System);
        await stores.CreateMissingAsync();
        return stores.Replicas;
    }

    protected override void FailNext(Fault fault) => _handler.Next = fault;
}
