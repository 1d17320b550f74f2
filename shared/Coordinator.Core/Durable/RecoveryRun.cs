using Coordinator.Core.Model;
using Coordinator.Core.Recovery;

namespace Coordinator.Core.Durable;

/// <summary>
/// Resolves an attempt that was left undecided, patiently: it waits for its deadline and for silent stores.
/// </summary>
/// <param name="context">The run's parts; every await is on its effects.</param>
public sealed class RecoveryRun(ProtocolContext context)
{
    readonly Resolver _resolver = new(context);
    readonly Patience _patience = new(context);

    /// <summary>Runs it.</summary>
    /// <returns>Committed or aborted; else after <see cref="CommitRun.RoundsMax"/> rounds, to be run again.</returns>
    public async Task<Verdict> RunAsync(Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        for (var round = 1; ; round++)
        {
            var resolution = await _resolver.ResolveAsync(attempt, mayRefuse: false);
            if (resolution.Verdict is Verdict.Committed or Verdict.Aborted || round == CommitRun.RoundsMax)
                return resolution.Verdict;
            if (resolution.Verdict == Verdict.Open && attempt.Deadline > context.Now)
                await context.Effects.DelayAsync(attempt.Deadline - context.Now);
            else
                await _patience.WaitAsync(round);
        }
    }
}
