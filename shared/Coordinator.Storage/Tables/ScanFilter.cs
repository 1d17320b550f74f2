using Azure.Data.Tables;
using Coordinator.Core.Effects;
using Coordinator.Storage.Keys;

namespace Coordinator.Storage.Tables;

/// <summary>
/// The filters of scans, as the service reads them. Values are quoted by the client library only; property names have
/// to stand in the literal parts, where a test compares them with <see cref="Rows.Columns"/>.
/// </summary>
static class ScanFilter
{
    static readonly KeyRange Votes = KeyRange.Of(RowKind.Vote);

    public static string Of(ScanQuery query)
    {
        var range = KeyRange.Of(query);
        List<string> parts = [TableClient.CreateQueryFilter($"RowKey ge {range.From} and RowKey lt {range.Before}")];
        if (query.Replica is { } replica)
            parts.Insert(0, TableClient.CreateQueryFilter($"PartitionKey eq {KeyCodec.PartitionKey(replica)}"));
        if (Property(query.Kind) is { } property)
            parts.Add(property);
        if (query.Before is { } bound)
            parts.Add(TableClient.CreateQueryFilter($"commitTime lt {bound.Value}"));
        return string.Join(" and ", parts);
    }

    static string? Property(ScanKind kind) => kind switch
    {
        // Of votes only those that are no refusals: the others stay for long, and nobody has to do anything about them.
        ScanKind.Unsettled =>
            TableClient.CreateQueryFilter($"(RowKey lt {Votes.From} or RowKey ge {Votes.Before} or open eq {true})"),
        ScanKind.EndedOutcomes => TableClient.CreateQueryFilter($"open eq {false}"),
        ScanKind.Tombstones => TableClient.CreateQueryFilter($"tombstone eq {true}"),
        _ => null,
    };
}
