using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>Sends some batches without their guard (i, ii, vi).</summary>
sealed class Guard(IEffects inner, Func<Batch, bool> where) : TamperedEffects(inner)
{
    protected override Task<Batch?> TamperAsync(Batch batch) => Task.FromResult<Batch?>(where(batch)
        ? batch with { Writes = batch.Writes.RemoveAll(write => write is TouchRow { Row: GuardKey }) }
        : batch);
}
