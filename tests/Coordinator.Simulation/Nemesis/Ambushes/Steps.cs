using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Simulation.Without.Commit;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Nemesis.Ambushes;

/// <summary>Tells what a request is to the protocols.</summary>
static class Steps
{
    /// <summary>The kind of step; null for anything that is none.</summary>
    public static StepKind? KindOf(EffectEvent effect) => effect switch
    {
        { Row: { } row } => OfRead(row.Key),
        { Batch: { } batch } => OfBatch(batch),
        { Scan: { Kind: ScanKind.All, Replica: not null } } => StepKind.Scan,
        { Kind: EffectKind.ReadPlacement or EffectKind.ReadAcceptor } => StepKind.ReadPlacement,
        { Kind: EffectKind.SetPlacement or EffectKind.WriteAcceptor } => StepKind.SetPlacement,
        _ => null,
    };

    /// <summary>The attempt that a write is about; null when it says nothing of one.</summary>
    public static Attempt? AttemptOf(EffectEvent effect) =>
        effect.Batch?.Writes.Select(write => Step.Written(write) switch
        {
            VoteRow vote => vote.Attempt,
            OutcomeRow outcome => outcome.Attempt,
            ItemRow { Intent: { } intent } => intent.Attempt,
            _ => null,
        }).FirstOrDefault(attempt => attempt is not null);

    /// <summary>The transaction that a request is about; null when it says nothing of one.</summary>
    public static TransactionId? TransactionOf(EffectEvent effect) => effect.Row?.Key switch
    {
        OutcomeKey outcome => outcome.Transaction,
        VoteKey vote => vote.Attempt.Transaction,
        _ => AttemptOf(effect)?.Id.Transaction
            ?? effect.Batch?.Writes.Select(write => write.Key).OfType<VoteKey>().FirstOrDefault()?.Attempt.Transaction,
    };

    static StepKind? OfRead(RowKey key) => key switch
    {
        ItemKey => StepKind.ReadItem,
        OutcomeKey => StepKind.ReadOutcome,
        VoteKey => StepKind.ReadVote,
        GuardKey => StepKind.ReadGuard,
        _ => null,
    };

    static StepKind? OfBatch(Batch batch) =>
        Step.CommitsAtOnce(batch) ? StepKind.CommitAtOnce
        : Step.Prepares(batch) ? StepKind.Prepare
        : Step.Refuses(batch) ? StepKind.Refuse
        : Step.TurnsToNo(batch) ? StepKind.TurnToNo
        : Step.Cleans(batch) || Step.CleansHome(batch) ? StepKind.Clean
        : Step.AbortsHome(batch) ? StepKind.AbortHome
        : Step.FinishesHome(batch) ? StepKind.FinishHome
        : Step.FinishesVote(batch) ? StepKind.FinishVote
        : OfInserted(batch);

    static StepKind? OfInserted(Batch batch)
    {
        foreach (var write in batch.Writes)
        {
            if (write is TouchRow { Row: JoiningKey })
                return StepKind.Copy;
            if (write is InsertRow insert)
            {
                return insert.Row switch
                {
                    EventRow => StepKind.ExtendLog,
                    FenceRow => StepKind.Fence,
                    GuardRow => StepKind.Open,
                    _ => null,
                };
            }
        }

        return null;
    }
}
