using Azure;
using Azure.Data.Tables;

namespace Coordinator.Samples.Trip.Desks;

/// <summary>The rows of one desk: one partition, so that a change of several of them is one change.</summary>
/// <param name="table">The table.</param>
/// <param name="desk">The desk's name.</param>
sealed class DeskTable(TableClient table, string desk)
{
    const int Conflict = 409;
    const int PreconditionFailed = 412;

    /// <summary>The desk's name.</summary>
    public string Desk => desk;

    /// <summary>Puts the stock in place, unless it is.</summary>
    public async Task CreateAsync(int capacity)
    {
        await table.CreateIfNotExistsAsync();
        await TryCommitAsync(Insert(StockRow.New(desk, capacity).Entity));
    }

    /// <summary>The row of a key; null when it was never heard of.</summary>
    public async Task<KeyRow?> FindKeyAsync(string key) =>
        await FindAsync(KeyRow.RowKey(desk, key)) is { } row ? new KeyRow(row) : null;

    /// <summary>The booking of a trip; null when there is none.</summary>
    public async Task<BookingRow?> FindBookingAsync(string trip) =>
        await FindAsync(BookingRow.RowKey(desk, trip)) is { } row ? new BookingRow(row) : null;

    /// <summary>What is left.</summary>
    public async Task<StockRow> ReadStockAsync() => new(
        await FindAsync(StockRow.RowKey(desk)) ?? throw new InvalidOperationException($"{desk} has no stock row."));

    /// <summary>All rows of the desk.</summary>
    public async Task<IReadOnlyList<TableEntity>> ReadAllAsync()
    {
        var rows = new List<TableEntity>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {desk}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter))
            rows.Add(row);
        return rows;
    }

    /// <summary>Changes rows together or not at all.</summary>
    /// <returns>False when one of them is no longer as it was read; nothing is changed then.</returns>
    public async Task<bool> TryCommitAsync(params TableTransactionAction[] changes)
    {
        try
        {
            await table.SubmitTransactionAsync(changes);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is Conflict or PreconditionFailed)
        {
            return false;
        }
    }

    /// <summary>A row that must be new.</summary>
    public static TableTransactionAction Insert(TableEntity row) => new(TableTransactionActionType.Add, row);

    /// <summary>A row that must be as it was read.</summary>
    public static TableTransactionAction Replace(TableEntity row) =>
        new(TableTransactionActionType.UpdateReplace, row, row.ETag);

    /// <summary>A row that must be new, or as it was read.</summary>
    public static TableTransactionAction Write(TableEntity row) => row.ETag == default ? Insert(row) : Replace(row);

    async Task<TableEntity?> FindAsync(string rowKey)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(desk, rowKey);
        return found.HasValue ? found.Value : null;
    }
}
