using Coordinator.Core.Records;
using Coordinator.Storage.Records;
using Coordinator.Storage.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordinator.Storage.Tests.Conformance;

[Collection(SharedAzurite.Name)]
public sealed class AzuriteRecordsTests(AzuriteFixture azurite) : RecordConformance, IDisposable
{
    readonly FaultHandler _handler = new();

    public void Dispose() => _handler.Dispose();

    protected override async Task<IRecordStore> CreateAsync()
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
        return new TableRecords(clients, NullLogger<TableRecords>.Instance, TimeProvider.System);
    }

    protected override void FailNext(Fault fault) => _handler.Next = fault;
}
