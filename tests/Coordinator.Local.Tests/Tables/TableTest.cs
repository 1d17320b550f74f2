using Azure.Data.Tables;
using Coordinator.Local.Tests.Azurite;

namespace Coordinator.Local.Tests.Tables;

/// <summary>A fresh table on Azurite for each test.</summary>
[Collection(SharedAzurite.Name)]
public abstract class TableTest(AzuriteFixture azurite) : IAsyncLifetime
{
    protected AzuriteFixture Azurite { get; } = azurite;

    protected TableClient Table { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var options = new TableClientOptions { Retry = { MaxRetries = 0 } };
        Table = new TableServiceClient(Azurite.ConnectionString, options).GetTableClient(Azurite.NewName());
        await Table.CreateIfNotExistsAsync();
    }

    public async Task DisposeAsync() => await Table.DeleteAsync();

    /// <summary>A row with a property that tells who wrote it.</summary>
    protected static TableEntity Row(string partition, string row, string value = "first") =>
        new(partition, row) { ["Value"] = value };

    protected static TableTransactionAction Action(TableTransactionActionType type, ITableEntity entity) =>
        new(type, entity);

    protected async Task<string?> ValueOf(string partition, string row)
    {
        var found = await Table.GetEntityIfExistsAsync<TableEntity>(partition, row);
        return found.HasValue ? found.Value!.GetString("Value") : null;
    }
}
