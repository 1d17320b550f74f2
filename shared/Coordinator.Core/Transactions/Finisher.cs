using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Recovery;

namespace Coordinator.Core.Transactions;

/// <summary>
/// Step 5 of the commit protocol: finishes an attempt that its own coordinator prepared, from what the prepare
/// returned. Whenever a batch is not plainly applied, Resolve takes over, which reads first.
/// </summary>
public sealed class Finisher(ProtocolContext context)
{
    readonly Resolver _resolver = new(context);

    /// <summary>Finishes, home first.</summary>
    /// <returns>False when it must be left to the sweeper.</returns>
    public async Task<bool> FinishAsync(FinishWork work)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var phase = work.Watch.Enter(RunPhase.Finish);
        if (await AppliedAsync(work.Home) && await AppliedAsync(work.Others))
            return true;
        var resolution = await _resolver.ResolveAsync(work.Attempt, mayRefuse: false);
        Invariant.Require(resolution.Verdict != Verdict.Aborted, $"{work.Attempt.Id} was committed and found aborted");
        return resolution.Verdict == Verdict.Committed;
    }

    async Task<bool> AppliedAsync(ImmutableArray<Batch> batches) =>
        batches.IsEmpty || (await context.Effects.CommitAsync(batches)).All(
            result => result.Status == CommitStatus.Applied);
}
