using Coordinator.Core.Registers;
using Coordinator.Storage.Registers;
using Coordinator.Storage.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordinator.Storage.Tests.Conformance;

[Collection(SharedAzurite.Name)]
public sealed class AzuriteAcceptorTests(AzuriteFixture azurite) : AcceptorConformance, IDisposable
{
    readonly FaultHandler _handler = new();

    public void Dispose() => _handler.Dispose();

    protected override async Task<(IAcceptor Acceptor, IAcceptor Other)> CreateAsync()
    {
        var options = new StoreOptions
        {
            Name = Some.StoreName,
            ConnectionString = azurite.ConnectionString,
            // A repeated read would hide its fault.
            ReadRetriesMax = 0,
            // Large values on a busy machine are no outage.
            RequestTimeout = TimeSpan.FromSeconds(30),
            Transport = _handler.Transport(),
        };
        var clients = TableStores.Clients(options, azurite.NewTableName());
        await clients.Writes.CreateIfNotExistsAsync();
        var acceptors = new TableAcceptors(
            [(Some.StoreName, clients)], NullLogger<TableAcceptors>.Instance, TimeProvider.System);
        return (acceptors.Of("placement")[0], acceptors.Of("lock.a.b-c_D")[0]);
    }

    protected override void FailNext(Fault fault) => _handler.Next = fault;
}
