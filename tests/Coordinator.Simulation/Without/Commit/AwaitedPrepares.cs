using Coordinator.Core.Effects;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>The client is answered when the prepares are sent; what they come to shows later.</summary>
sealed class AwaitedPrepares(IEffects inner) : TamperedEffects(inner)
{
    protected override Task<Batch?> TamperAsync(Batch batch)
    {
        if (!Step.Prepares(batch))
            return Task.FromResult<Batch?>(batch);
        _ = Inner.CommitAsync([batch]);
        return Task.FromResult<Batch?>(null);
    }
}
