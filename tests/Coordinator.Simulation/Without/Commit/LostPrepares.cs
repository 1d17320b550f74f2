using Coordinator.Core.Effects;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>A prepare without an answer counts as applied.</summary>
sealed class LostPrepares(IEffects inner) : TamperedEffects(inner)
{
    protected override CommitResult Tamper(Batch batch, CommitResult result) =>
        result.Status == CommitStatus.Unknown && Step.Prepares(batch) ? Pretended(batch) : result;
}
