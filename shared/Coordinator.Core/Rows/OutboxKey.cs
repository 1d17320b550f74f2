using Coordinator.Core.Model;

namespace Coordinator.Core.Rows;

/// <summary>A transaction's changes in a slot, not yet in the slot's event log.</summary>
/// <param name="CommitTime">Orders the rows of a slot.</param>
/// <param name="Attempt">The attempt that committed.</param>
/// <param name="Part">0, 1, 2 …: a large set of changes spans several rows.</param>
public sealed record OutboxKey(Hlc CommitTime, AttemptId Attempt, int Part) : RowKey;
