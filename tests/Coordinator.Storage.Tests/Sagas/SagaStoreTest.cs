using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Storage.Sagas;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit.Sagas;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordinator.Storage.Tests.Sagas;

/// <summary>A table of sagas on Azurite for each test, with faults.</summary>
[Collection(SharedAzurite.Name)]
public abstract class SagaStoreTest(AzuriteFixture azurite) : IAsyncLifetime, IDisposable
{
    protected static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    protected FaultHandler Handler { get; } = new();

    protected ISagas Sagas { get; private set; } = null!;

    protected ISagaDefinitions Definitions { get; private set; } = null!;

    /// <summary>The lists alone, as a host writes them that was paused after it had written the saga's row.</summary>
    internal SagaLists Lists { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var options = new StoreOptions
        {
            Name = Some.StoreName,
            ConnectionString = azurite.ConnectionString,
            ReadRetriesMax = 0,
            // Many requests at once on a busy machine are no outage.
            RequestTimeout = TimeSpan.FromSeconds(30),
            Transport = Handler.Transport(),
        };
        var clients = TableStores.Clients(options, azurite.NewTableName());
        await clients.Writes.CreateIfNotExistsAsync();
        Sagas = new TableSagas(clients, NullLoggerFactory.Instance, TimeProvider.System);
        Lists = new SagaLists(new SagaTable(clients, NullLogger<SagaTable>.Instance, TimeProvider.System));
        Definitions = new TableSagaDefinitions(clients, NullLoggerFactory.Instance, TimeProvider.System);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Handler.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static SagaStatus Status(
        string id, long revision, SagaState state = SagaState.Running, string definition = "book-trip", int minute = 0)
    {
        var isOver = state is SagaState.Completed or SagaState.Compensated or SagaState.Cancelled;
        var start = new SagaStart(id, definition, 1, """{"customer":"alice"}""");
        return SagaStatus.Accepted(start, DefinitionReader.Load(SagaTexts.Three).Steps, Noon.AddMinutes(minute)) with
        {
            State = state,
            Revision = revision,
            EndedAt = isOver ? Noon.AddMinutes(minute + 1) : null,
        };
    }

    protected async Task<IReadOnlyList<string>> ListAsync(SagaQuery? query = null) =>
        [.. (await Sagas.ListAsync(query ?? new SagaQuery { Size = 100 })).Sagas.Select(saga => saga.Id)];
}
