using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Reads;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Transactions;

/// <summary>Evaluates operations on a snapshot.</summary>
static class SnapshotEvaluation
{
    public static Evaluation Evaluate(ImmutableArray<Operation> operations, Snapshot snapshot, int slotCount) =>
        Evaluator.Evaluate(operations, snapshot.Items.ToDictionary(
            state => state.Item, state => Row(state, slotCount)));

    static ItemRow Row(ItemState state, int slotCount) => new()
    {
        Slot = SlotHash.Of(state.Item, slotCount),
        Item = state.Item,
        Version = state.Version,
        CommitTime = state.CommitTime,
        Value = state.Value,
    };
}
