using Coordinator.Core.Effects;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>Leaves some steps out, as if they came later and the host died before (iii, iv).</summary>
sealed class SomeBatches(IEffects inner, Func<Batch, bool> where) : TamperedEffects(inner)
{
    protected override Task<Batch?> TamperAsync(Batch batch) => Task.FromResult(where(batch) ? null : batch);
}
