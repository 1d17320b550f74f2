using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>What of a row replicas must have in common.</summary>
/// <param name="outcomesSince">Older outcomes may be removed at one replica after the other.</param>
sealed class RowContent(Hlc outcomesSince)
{
    /// <summary>What a row counts as; null when it is of no other replica's concern.</summary>
    public SeenRow? Of(Row row, ETag etag) => row switch
    {
        ItemRow { Intent: not null } or OutcomeRow { IsOpen: true } => new SeenRow(SeenKind.InFlight, default, etag),
        ItemRow { Exists: false } => new SeenRow(SeenKind.Nothing, default, etag),
        OutcomeRow outcome when outcome.Attempt.CommitTime < outcomesSince => null,
        OutcomeRow { State: OutcomeState.Aborted } => new SeenRow(SeenKind.Aborted, default, etag),
        ItemRow or OutcomeRow or EventRow or HistoryRow =>
            new SeenRow(SeenKind.Content, RowDigest.Of(row).Hash, etag),
        _ => null,
    };

    /// <summary>Whether rows of such a key are compared at all.</summary>
    public static bool IsCompared(RowKey key) => key is ItemKey or OutcomeKey or EventKey or HistoryKey;

    /// <summary>The event that a row of the log belongs to; null for other rows.</summary>
    public static long? SequenceOf(RowKey key) => key switch
    {
        EventKey one => one.Sequence,
        HistoryKey one => one.Sequence,
        _ => null,
    };
}
