using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>Which step of the commit protocol a batch is.</summary>
static class Step
{
    /// <summary>Step 3: vote and intents, or the pending outcome.</summary>
    public static bool Prepares(Batch batch) => batch.Writes.Any(write => Written(write)
        is VoteRow { State: VoteState.Prepared } or OutcomeRow { State: OutcomeState.Pending });

    /// <summary>A transaction in one slot with one replica.</summary>
    public static bool CommitsAtOnce(Batch batch) =>
        batch.Writes.Any(write => write is InsertRow { Row: OutcomeRow { State: OutcomeState.Committed } });

    /// <summary>Step (a): a refusal where nothing was.</summary>
    public static bool Refuses(Batch batch) =>
        batch.Writes.Any(write => write is InsertRow { Row: VoteRow { State: VoteState.Aborted } });

    /// <summary>Step (b): a vote turns to no.</summary>
    public static bool TurnsToNo(Batch batch) =>
        batch.Writes.Any(write => write is ReplaceRow { Row: VoteRow { State: VoteState.Aborted } });

    /// <summary>Step (c): the outcome becomes aborted.</summary>
    public static bool AbortsHome(Batch batch) =>
        batch.Writes.Any(write => Written(write) is OutcomeRow { State: OutcomeState.Aborted });

    /// <summary>Step (d) at a slot that is not home.</summary>
    public static bool Cleans(Batch batch) =>
        batch.Writes.Any(write => write is DeleteRow { Row: VoteKey, IfMatch: not null });

    /// <summary>Step (d) at home: the aborted outcome holds nothing any more.</summary>
    public static bool CleansHome(Batch batch) =>
        !batch.Writes.Any(write => write is TouchRow { Row: GuardKey }) && AbortsHome(batch);

    /// <summary>Step 5 at home.</summary>
    public static bool FinishesHome(Batch batch) =>
        batch.Writes.Any(write => write is ReplaceRow { Row: OutcomeRow { State: OutcomeState.Committed } });

    /// <summary>Step 5 at another slot.</summary>
    public static bool FinishesVote(Batch batch) =>
        batch.Writes.Any(write => write is DeleteRow { Row: VoteKey, IfMatch: null });

    /// <summary>The row that a write leaves; null when it leaves none, or only touches one.</summary>
    public static Row? Written(RowWrite write) => write switch
    {
        InsertRow insert => insert.Row,
        ReplaceRow replace => replace.Row,
        _ => null,
    };
}
