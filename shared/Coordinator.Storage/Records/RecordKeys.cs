using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Storage.Keys;

namespace Coordinator.Storage.Records;

/// <summary>
/// The names of partitions and rows in the table of records, spelled by <see cref="KeyText"/> and never shortened to
/// digests.
/// <list type="table">
/// <item><term>PartitionKey</term><description><c>view.2ftotals</c>: the partition.</description></item>
/// <item><term>RowKey</term>
/// <description><c>view.2ftotals.-row.2falice</c>: the partition again, since Azurite looks rows up by this key alone,
/// and the name.</description></item>
/// </list>
/// </summary>
static class RecordKeys
{
    /// <summary>Before every character of a spelling but itself.</summary>
    const char Lowest = '-';

    /// <summary>After every character of a spelling.</summary>
    const char AfterAll = '~';

    /// <summary>The PartitionKey.</summary>
    public static string Partition(string partition) => KeyText.Encode(partition, RecordNames.PartitionCharsMax);

    /// <summary>The RowKey.</summary>
    public static string Row(string partition, string name) =>
        Partition(partition) + KeyText.Separator + KeyText.Encode(name, RecordNames.NameCharsMax);

    /// <summary>The names that begin with a prefix and follow another; null for any.</summary>
    public static KeyRange Range(string partition, string prefix, string? after)
    {
        var start = Row(partition, prefix);
        var next = after is null ? "" : Row(partition, after) + Lowest;
        return new KeyRange(string.CompareOrdinal(start, next) < 0 ? next : start, start + AfterAll);
    }

    /// <summary>The address that a row's keys spell.</summary>
    /// <exception cref="FormatException">They spell none.</exception>
    public static RecordKey Decode(string partitionKey, string rowKey)
    {
        var start = partitionKey + KeyText.Separator;
        return rowKey.StartsWith(start, StringComparison.Ordinal)
            ? new RecordKey(KeyText.Decode(partitionKey), KeyText.Decode(rowKey.AsSpan(start.Length)))
            : throw new FormatException("A RowKey begins with its partition.");
    }
}
