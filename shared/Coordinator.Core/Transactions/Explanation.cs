using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Transactions;

/// <summary>How a transaction ran and what it cost.</summary>
/// <param name="Plan">
/// The way it took; <see cref="TransactionPlan.Votes"/> when the answer was found by looking at what is stored, as for
/// an id that was used before or a batch whose answer was lost.
/// </param>
/// <param name="Slots">The slots that took part.</param>
/// <param name="Replicas">Partitions that were written, over all slots.</param>
/// <param name="Depth">Round trips, one after the other, before the answer.</param>
/// <param name="RequestsBefore">Storage requests before the answer, counted.</param>
/// <param name="RequestsAfter">Storage requests that follow the answer when nothing goes wrong.</param>
/// <param name="Entities">Rows read and written before and after the answer.</param>
public sealed record Explanation(
    TransactionPlan Plan, ImmutableArray<SlotId> Slots, int Replicas, int Depth, int RequestsBefore, int RequestsAfter,
    int Entities);
