using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>Aborts the outcome whatever it says by now (v).</summary>
sealed class PendingCondition(IEffects inner) : TamperedEffects(inner)
{
    protected override async Task<Batch?> TamperAsync(Batch batch)
    {
        var writes = ImmutableArray.CreateBuilder<RowWrite>();
        foreach (var write in batch.Writes)
            writes.Add(write is ReplaceRow { Row: OutcomeRow { State: OutcomeState.Aborted } } blind
                ? blind with { IfMatch = (await Inner.ReadAsync([new RowAddress(batch.Replica, write.Key)]))[0].ETag }
                : write);
        return batch with { Writes = writes.ToImmutable() };
    }
}
