using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.TestKit.Stores;

/// <summary>Whether a scan looks for a row.</summary>
public static class ScanMatch
{
    public static bool Matches(ScanQuery query, Row row) => IsOfKind(query.Kind, row)
        && (query.Before is not { } bound || (CommitTime(row) is { } time && time < bound));

    static bool IsOfKind(ScanKind kind, Row row) => kind switch
    {
        ScanKind.Votes => row is VoteRow,
        ScanKind.OpenOutcomes => row is OutcomeRow { IsOpen: true },
        ScanKind.EndedOutcomes => row is OutcomeRow { IsOpen: false },
        ScanKind.Items => row is ItemRow,
        ScanKind.Tombstones => row is ItemRow { Exists: false, Version: > 0, Intent: null },
        ScanKind.Outbox => row is OutboxRow,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An unknown kind of scan."),
    };

    static Hlc? CommitTime(Row row) => row switch
    {
        VoteRow vote => vote.Attempt.CommitTime,
        OutcomeRow outcome => outcome.Attempt.CommitTime,
        OutboxRow outbox => outbox.Attempt.CommitTime,
        ItemRow item => item.CommitTime,
        _ => null,
    };
}
