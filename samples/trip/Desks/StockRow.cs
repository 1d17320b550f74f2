using Azure.Data.Tables;

namespace Coordinator.Samples.Trip.Desks;

/// <summary>How many things a desk has left.</summary>
/// <param name="entity">The stored row.</param>
sealed class StockRow(TableEntity entity)
{
    const string CapacityColumn = "capacity";
    const string AvailableColumn = "available";

    /// <summary>The stored row, with its ETag.</summary>
    public TableEntity Entity => entity;

    /// <summary>How many there are.</summary>
    public int Capacity => entity.GetInt32(CapacityColumn)!.Value;

    /// <summary>How many of them are free.</summary>
    public int Available => entity.GetInt32(AvailableColumn)!.Value;

    /// <summary>A new row: all are free.</summary>
    public static StockRow New(string desk, int capacity) => new(new TableEntity(desk, RowKey(desk))
    {
        [CapacityColumn] = capacity,
        [AvailableColumn] = capacity,
    });

    /// <summary>Takes one, or gives one back.</summary>
    public StockRow Add(int number)
    {
        entity[AvailableColumn] = Available + number;
        return this;
    }

    /// <summary>Where it is.</summary>
    public static string RowKey(string desk) => $"{desk}|stock";
}
