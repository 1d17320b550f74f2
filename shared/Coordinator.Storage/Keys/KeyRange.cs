using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Storage.Keys;

/// <summary>RowKeys from <paramref name="From"/> on and before <paramref name="Before"/>, in ordinal order.</summary>
readonly record struct KeyRange(string From, string Before)
{
    /// <summary>All rows of a kind, whatever their partition.</summary>
    public static KeyRange Of(char kind) => Of(kind, kind);

    /// <summary>All rows of neighbouring kinds, whatever their partition.</summary>
    public static KeyRange Of(char first, char last) => new(first.ToString(), ((char)(last + 1)).ToString());

    /// <summary>What a scan looks for.</summary>
    public static KeyRange Of(ScanQuery query) => query.Kind switch
    {
        ScanKind.Votes => Of(RowKind.Vote),
        ScanKind.All => Of('a', 'z'),
        ScanKind.EndedOutcomes => Of(RowKind.Outcome),
        ScanKind.Items or ScanKind.Tombstones => Of(RowKind.Item),
        ScanKind.Outbox => Of(RowKind.Outbox),
        ScanKind.Unsettled => Of(RowKind.Open, RowKind.Outbox),
        ScanKind.Events => new(
            KeyCodec.RowKey(Replica(query), new EventKey(query.Sequences.First, 0)),
            KeyCodec.RowKey(Replica(query), new EventKey(query.Sequences.Last + 1, 0))),
        // Backwards: the later, the lower.
        ScanKind.History => new(
            KeyCodec.RowKey(Replica(query), new HistoryKey(Item(query), query.Sequences.Last)),
            KeyCodec.RowKey(Replica(query), new HistoryKey(Item(query), query.Sequences.First - 1))),
        _ => throw new ArgumentOutOfRangeException(nameof(query), query.Kind, "An unknown kind of scan."),
    };

    static Replica Replica(ScanQuery query) =>
        query.Replica ?? throw new ArgumentException("A log is read at one replica.", nameof(query));

    static ItemName Item(ScanQuery query) =>
        query.Item ?? throw new ArgumentException("A history is that of an item.", nameof(query));
}
