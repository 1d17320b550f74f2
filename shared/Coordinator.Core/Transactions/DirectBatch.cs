using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Transactions;

/// <summary>A transaction in one slot with one replica: one batch decides and applies it.</summary>
static class DirectBatch
{
    public static Batch Build(AttemptPlan plan, HomeMarks marks)
    {
        var part = plan.Home;
        var replica = part.Slot.InSync[0];
        var outcome = new OutcomeRow
        {
            Attempt = plan.Attempt,
            State = OutcomeState.Committed,
            Items = [],
            Results = plan.Evaluation.Results,
        };
        return new Batch(replica,
        [
            part.Slot.GuardTouch,
            marks.Write(replica, outcome),
            .. part.Items.Select(item => Apply(plan, item.Base, item.After.Change, item.After.Value)),
            .. Outbox.Rows(plan.Attempt, Changes(part), plan.Evaluation.Messages).Select(row => new InsertRow(row)),
        ]);
    }

    static RowWrite Apply(AttemptPlan plan, BaseItem item, IntentChange change, string? value)
    {
        var read = item.Reads[0];
        if (change == IntentChange.Lock)
            return new TouchRow(item.Row.Key, read.ETag);
        var row = (item.Row with { Intent = new Intent(plan.Attempt, change, value) }).Applied();
        return read.Status == ReadStatus.Found ? new ReplaceRow(row, read.ETag) : new InsertRow(row);
    }

    static ImmutableArray<ItemChange> Changes(SlotPart part) =>
        [.. part.Items.Where(item => item.After.Change != IntentChange.Lock)
            .Select(item => new ItemChange(item.Base.Item, item.Base.Row.Version + 1, item.After.Value))];
}
