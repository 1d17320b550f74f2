using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Placement;
using Coordinator.Core.Reads;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Transactions;

/// <summary>A transaction that writes nothing, or only pretends to: one snapshot, evaluated.</summary>
sealed class SnapshotRun(
    ProtocolContext context, CostMeter meter, IFinishQueue finishQueue, TransactionRequest request,
    IRunObserver watch)
{
    public async Task<TransactionAnswer> RunAsync()
    {
        var map = await context.Effects.PlaceAsync(refresh: false);
        var items = Evaluator.ItemsOf(request.Operations);
        var id = request.Id ?? ServerId.For(request.Operations, map.Layout, context.Ids, request.Tenant);
        watch.Planned(id, TransactionPlan.Snapshot, Slots(id, items, map));
        var snapshot = await ReadAsync(items);
        if (snapshot is null)
            return Aborted(id, []) with { IsUnavailable = true, Cause = AbortCause.Conflict };

        var evaluation = Evaluate(snapshot, map);
        var slots = Slots(id, items, map);
        var answer = evaluation.Failures.IsEmpty
            ? new TransactionAnswer
            {
                Id = id,
                Outcome = CommitOutcome.Committed,
                CommitTime = snapshot.AsOf,
                Results = evaluation.Results,
            }
            : Aborted(id, evaluation.Failures);
        return answer with { Attempts = 1, Slots = slots, Explain = Explain(id, slots, map, evaluation) };
    }

    async Task<Snapshot?> ReadAsync(ImmutableArray<ItemName> items)
    {
        using var phase = watch.Enter(RunPhase.Read);
        var reader = request.DryRun ? new ItemReader(context) : new ItemReader(context, finishQueue);
        return await reader.ReadSnapshotAsync(items);
    }

    Evaluation Evaluate(Snapshot snapshot, PlacementMap map)
    {
        using var phase = watch.Enter(RunPhase.Evaluate);
        return SnapshotEvaluation.Evaluate(request.Operations, snapshot, map.Layout);
    }

    static TransactionAnswer Aborted(TransactionId id, ImmutableArray<OperationFailure> failures) =>
        new() { Id = id, Outcome = CommitOutcome.Aborted, Cause = AbortCause.Failed, Failures = failures };

    ImmutableArray<SlotId> Slots(TransactionId id, ImmutableArray<ItemName> items, PlacementMap map)
    {
        var slots = items.Select(item => SlotHash.Of(item, map.Layout));
        return [.. (WouldWrite ? slots.Append(id.Home(map.Layout)) : slots).Distinct().Order()];
    }

    bool WouldWrite => request.Id is not null || Evaluator.Writes(request.Operations);

    /// <summary>
    /// What was asked for so far; for a dry run instead what the real run will cost when nothing is in its way, and no
    /// tombstone where it reads an absent item.
    /// </summary>
    Explanation Explain(TransactionId id, ImmutableArray<SlotId> slots, PlacementMap map, Evaluation evaluation)
    {
        if (!WouldWrite)
            return new Explanation(TransactionPlan.Snapshot, slots, 0, meter.Depth, meter.Requests, 0, meter.Entities);

        var replicas = slots.Sum(slot => map.Of(slot).InSync.Length);
        var reads = evaluation.Items.Sum(item => map.Of(item.Before.Slot).InSync.Length);
        var isDirect = AttemptPlan.MayBeDirect([.. slots.Select(map.Of)], evaluation.Items);
        // Items, guards, votes or outcomes; and on the way with votes the index entries of the open outcomes.
        var writes = reads + (2 * replicas) + (isDirect ? 0 : map.Of(id.Home(map.Layout)).InSync.Length);
        return new Explanation(
            isDirect ? TransactionPlan.SingleSlot : TransactionPlan.Votes, slots, replicas, Depth: 2,
            reads + replicas, isDirect ? 0 : replicas, reads + (isDirect ? writes : 2 * writes));
    }
}
