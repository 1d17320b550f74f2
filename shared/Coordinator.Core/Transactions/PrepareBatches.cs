using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Recovery;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Transactions;

/// <summary>
/// Step 3 of the commit protocol: for every replica of every participating slot one batch of guard (i), vote and
/// intents, at home also the index entry of the open outcome. All applied means committed.
/// </summary>
static class PrepareBatches
{
    // The order of the writes in each batch: guard, vote or outcome, the items, at home the index entry.
    const int BallotIndex = 1;

    static readonly ImmutableArray<RowWrite> NoWrites = [];

    public static ImmutableArray<Batch> Build(AttemptPlan plan, HomeMarks marks) =>
        [.. plan.Parts.SelectMany(part => part.Slot.InSync.Select(
            (replica, index) => new Batch(replica, Writes(plan, marks, part, replica, index))))];

    /// <summary>What is left to do after all batches were applied, from the marks that they returned.</summary>
    public static FinishWork Finish(
        AttemptPlan plan, ImmutableArray<Batch> batches, ImmutableArray<CommitResult> results)
    {
        var home = ImmutableArray.CreateBuilder<Batch>();
        var others = ImmutableArray.CreateBuilder<Batch>();
        foreach (var (batch, result) in batches.Zip(results))
        {
            var part = plan.Parts.Single(part => part.Slot.Slot == batch.Replica.Slot);
            var finish = FinishBatch.Build(
                part.Slot, batch.Replica, plan.Attempt, isIndexed: true, Written(batch, result, BallotIndex),
                [.. Enumerable.Range(AttemptPlan.FirstItemIndex, part.Items.Length).Select(
                    index => Written(batch, result, index))]);
            (batch.Replica.Slot == plan.Attempt.Home ? home : others).Add(finish);
        }

        return new FinishWork(plan.Attempt, home.ToImmutable(), others.ToImmutable());
    }

    static ImmutableArray<RowWrite> Writes(
        AttemptPlan plan, HomeMarks marks, SlotPart part, Replica replica, int index) =>
    [
        part.Slot.GuardTouch,
        part.Slot.Slot == plan.Attempt.Home
            ? marks.Write(replica, Pending(plan, part))
            : new InsertRow(new VoteRow { Attempt = plan.Attempt, State = VoteState.Prepared, Items = Names(part) }),
        .. part.Items.Select(item => PutIntent(plan.Attempt, item.Base, item.After.Change, item.After.Value, index)),
        .. part.Slot.Slot == plan.Attempt.Home ? [new InsertRow(new OpenRow(plan.Attempt))] : NoWrites,
    ];

    static OutcomeRow Pending(AttemptPlan plan, SlotPart home) => new()
    {
        Attempt = plan.Attempt,
        State = OutcomeState.Pending,
        Items = Names(home),
        Results = plan.Evaluation.Results,
        Messages = plan.Evaluation.Messages,
    };

    static RowWrite PutIntent(Attempt attempt, BaseItem item, IntentChange change, string? value, int replicaIndex)
    {
        var row = item.Row with { Intent = new Intent(attempt, change, value) };
        var read = item.Reads[replicaIndex];
        return read.Status == ReadStatus.Found ? new ReplaceRow(row, read.ETag) : new InsertRow(row);
    }

    static ImmutableArray<ItemName> Names(SlotPart part) => [.. part.Items.Select(item => item.Base.Item)];

    static ReadResult Written(Batch batch, CommitResult result, int index) => batch.Writes[index] switch
    {
        InsertRow insert => ReadResult.Found(insert.Row, result.ETags[index]!.Value),
        ReplaceRow replace => ReadResult.Found(replace.Row, result.ETags[index]!.Value),
        var other => throw new InvariantViolationException(
            $"a prepare does not {other.GetType().Name} after the guard"),
    };
}
