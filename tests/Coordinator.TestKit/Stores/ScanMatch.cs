using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.TestKit.Stores;

/// <summary>Whether a scan looks for a row.</summary>
public static class ScanMatch
{
    public static bool Matches(ScanQuery query, Row row) => IsLookedFor(query, row)
        && (query.Before is not { } bound || (CommitTime(row) is { } time && time < bound));

    static bool IsLookedFor(ScanQuery query, Row row) => query.Kind switch
    {
        ScanKind.Votes => row is VoteRow,
        ScanKind.All => true,
        ScanKind.EndedOutcomes => row is OutcomeRow { IsOpen: false },
        ScanKind.Items => row is ItemRow,
        ScanKind.Tombstones => row is ItemRow { Exists: false, Version: > 0, Intent: null },
        ScanKind.Outbox => row is OutboxRow,
        ScanKind.Unsettled => row is OpenRow or VoteRow { IsRefusal: false } or HeadRow or OutboxRow,
        ScanKind.Events => row is EventRow one && query.Sequences.Contains(one.Sequence),
        ScanKind.History => row is HistoryRow { Revision: { } revision } && revision.Item == query.Item
            && query.Sequences.Contains(revision.Sequence),
        _ => throw new ArgumentOutOfRangeException(nameof(query), query.Kind, "An unknown kind of scan."),
    };

    static Hlc? CommitTime(Row row) => row switch
    {
        VoteRow vote => vote.Attempt.CommitTime,
        OutcomeRow outcome => outcome.Attempt.CommitTime,
        OutboxRow outbox => outbox.Attempt.CommitTime,
        ItemRow item => item.CommitTime,
        HistoryRow change => change.Revision.CommitTime,
        _ => null,
    };
}
