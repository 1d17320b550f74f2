using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Reads;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Transactions;

/// <summary>Evaluates operations on a snapshot.</summary>
static class SnapshotEvaluation
{
    public static Evaluation Evaluate(ImmutableArray<Operation> operations, Snapshot snapshot, SlotLayout layout) =>
        Evaluator.Evaluate(operations, snapshot.Items.ToDictionary(
            state => state.Item, state => Row(state, layout)));

    static ItemRow Row(ItemState state, SlotLayout layout) => new()
    {
        Slot = SlotHash.Of(state.Item, layout),
        Item = state.Item,
        Version = state.Version,
        CommitTime = state.CommitTime,
        Value = state.Value,
    };
}
