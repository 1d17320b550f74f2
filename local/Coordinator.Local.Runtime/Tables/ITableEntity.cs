namespace Azure.Data.Tables;

/// <summary>What every row of a table has.</summary>
public interface ITableEntity
{
    /// <summary>The partition that holds the row; the unit of atomicity.</summary>
    string PartitionKey { get; set; }

    /// <summary>The row's key, unique in its partition.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last changed the row. Set by the service only; never order by it.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The row's version, for conditions. Compare for equality only.</summary>
    ETag ETag { get; set; }
}
