using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Benchmarks.Peers;

/// <summary>
/// The one-phase optimisation of two-phase commit: a single participant is asked to commit at once, and its own log,
/// here the batch, holds the outcome.
/// </summary>
/// <param name="context">What it runs on.</param>
sealed class OnePhase(ProtocolContext context)
{
    /// <returns>
    /// Whether it committed; false when it was lost to somebody else, and nothing of it happened; null when an answer
    /// was lost and the rows have changed since, so that nobody can tell.
    /// </returns>
    public async Task<bool?> TryAsync(PreparedWrites writes)
    {
        for (var tries = 0; ; tries++)
        {
            var result = (await context.Effects.CommitAsync([writes.AtOnce]))[0];
            switch (result.Status)
            {
                case CommitStatus.Applied:
                    return true;
                case CommitStatus.Refused:
                    // Only after an answer that was lost may what is in the way be our own.
                    return tries == 0 ? false : await IsOursAsync(writes) ? true : null;
                default:
                    await context.BackOffAsync(tries);
                    break;
            }
        }
    }

    async Task<bool> IsOursAsync(PreparedWrites writes)
    {
        for (var tries = 0; ; tries++)
        {
            var read = (await context.Effects.ReadAsync([writes.Witness]))[0];
            if (read.Status != ReadStatus.Unknown)
                return (read.Row as ItemRow)?.CommitTime == writes.Attempt.CommitTime;
            await context.BackOffAsync(tries);
        }
    }
}
