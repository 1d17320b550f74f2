using Azure;
using Azure.Data.Tables;

namespace Coordinator.Local.Tests.Tables;

/// <summary>A class of rows, as a user of the package writes one.</summary>
sealed class Account : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public long Balance { get; set; }

    public double? Ratio { get; set; }

    public AccountState State { get; set; }

    public string? Note { get; set; }

    public DateTimeOffset Opened { get; set; }

    public BinaryData? Photo { get; set; }
}
