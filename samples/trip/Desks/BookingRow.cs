using Azure.Data.Tables;

namespace Coordinator.Samples.Trip.Desks;

/// <summary>
/// What was really done for a trip. It counts, so that work that is done twice shows, whatever the barrier believes.
/// </summary>
/// <param name="entity">The stored row.</param>
sealed class BookingRow(TableEntity entity)
{
    const string WhoColumn = "who";
    const string BookedColumn = "booked";
    const string CancelledColumn = "cancelled";

    /// <summary>The stored row, with its ETag once it is stored.</summary>
    public TableEntity Entity => entity;

    /// <summary>Which trip.</summary>
    public string Trip => entity.RowKey[Prefix(entity.PartitionKey).Length..];

    /// <summary>Who travels.</summary>
    public string Who => entity.GetString(WhoColumn)!;

    /// <summary>How often it was booked.</summary>
    public int Booked => entity.GetInt32(BookedColumn)!.Value;

    /// <summary>How often that was undone.</summary>
    public int Cancelled => entity.GetInt32(CancelledColumn)!.Value;

    /// <summary>A new row, of nothing.</summary>
    public static BookingRow New(string desk, string trip, string who) => new(new TableEntity(desk, RowKey(desk, trip))
    {
        [WhoColumn] = who,
        [BookedColumn] = 0,
        [CancelledColumn] = 0,
    });

    /// <summary>Counts a booking.</summary>
    public BookingRow CountBooked()
    {
        entity[BookedColumn] = Booked + 1;
        return this;
    }

    /// <summary>Counts a cancellation.</summary>
    public BookingRow CountCancelled()
    {
        entity[CancelledColumn] = Cancelled + 1;
        return this;
    }

    /// <summary>Where a trip's row is.</summary>
    public static string RowKey(string desk, string trip) => $"{Prefix(desk)}{trip}";

    /// <summary>How row keys of bookings begin.</summary>
    public static string Prefix(string desk) => $"{desk}|booking|";
}
