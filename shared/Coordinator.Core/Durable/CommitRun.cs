using Coordinator.Core.Transactions;

namespace Coordinator.Core.Durable;

/// <summary>
/// A transaction that is run until it is decided and finished, however long the stores are away: the coordinator of the
/// inline path, asked again under the same id while its answer is in doubt.
/// </summary>
/// <param name="context">The run's parts; every await is on its effects.</param>
public sealed class CommitRun(ProtocolContext context)
{
    /// <summary>After so many rounds the history is long enough; the caller starts a fresh one.</summary>
    public const int RoundsMax = 20;

    readonly Patience _patience = new(context);

    /// <summary>Runs it.</summary>
    /// <returns>
    /// Committed and finished, or aborted; in doubt only after <see cref="RoundsMax"/> rounds, to be run again.
    /// </returns>
    public async Task<TransactionAnswer> RunAsync(TransactionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Invariant.Require(request.Id is not null, "a durable run has an id, else each round would be a transaction");
        for (var round = 1; ; round++)
        {
            var kept = new KeptFinishWork();
            var answer = await new TransactionCoordinator(context, kept).RunAsync(request);
            if (kept.Work is { } work)
                await new Finisher(context).FinishAsync(work);
            if (answer.Outcome != CommitOutcome.InDoubt || round == RoundsMax)
                return answer;
            await _patience.WaitAsync(round);
        }
    }
}
