using Azure.Data.Tables;

namespace Coordinator.Storage.Records;

/// <summary>
/// Which rows make a list: one range of keys. The rules for filters are those of <see cref="Tables.ScanFilter"/>.
/// </summary>
static class RecordFilter
{
    /// <summary>The filter of a list.</summary>
    public static string Of(string partition, string prefix, string? after)
    {
        var range = RecordKeys.Range(partition, prefix, after);
        return TableClient.CreateQueryFilter($"PartitionKey eq {RecordKeys.Partition(partition)}") + " and "
            + TableClient.CreateQueryFilter($"RowKey ge {range.From} and RowKey lt {range.Before}");
    }
}
