using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Recovery;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Transactions;

/// <summary>
/// What earlier attempts and other calls left under a transaction's id at its home, as one run came to know it: so that
/// an id happens at most once, and every call of it gets the same answer.
/// </summary>
/// <param name="context">The host's parts.</param>
/// <param name="payloadHash">Of the request; another one under the same id is a mismatch.</param>
sealed class IdHistory(ProtocolContext context, string payloadHash)
{
    readonly Resolver _resolver = new(context);

    /// <summary>How the next attempt writes its outcome row.</summary>
    public HomeMarks Marks { get; private set; } = HomeMarks.First;

    /// <summary>
    /// The id has a history: another call runs it, ran it, or an attempt of ours was lost. Null: the next attempt may
    /// begin, as far as <paramref name="reason"/> lets it.
    /// </summary>
    public async Task<TransactionAnswer?> JoinAsync(TransactionId id, PlacementMap map, RetryReason reason)
    {
        var view = await HomeView.ReadAsync(context.Effects, id, map);
        reason.Joining(view.Status);
        if (view.Row is { } row && IsMismatch(row))
            return AnswerOf.Aborted(id, AbortCause.Failed, []) with { IsMismatch = true };
        switch (view.Status)
        {
            case HomeStatus.Committed or HomeStatus.Closed:
                return AnswerOf.Outcome(view.Row!);
            case HomeStatus.Absent or HomeStatus.Lost:
                Marks = view.Next!;
                return null;
            case HomeStatus.Torn:
                // Whatever became of these writes, the next look tells.
                await context.Effects.CommitAsync(view.Mending);
                return null;
            case HomeStatus.Undecided:
                return await AwaitOtherAsync(view.Row!.Attempt, reason);
            default:
                return null;
        }
    }

    async Task<TransactionAnswer?> AwaitOtherAsync(Attempt other, RetryReason reason)
    {
        var resolution = await _resolver.ResolveAsync(other, mayRefuse: false);
        reason.IsJoining = resolution.Verdict is Verdict.Open or Verdict.Unknown;
        return resolution is { Verdict: Verdict.Committed, Outcome: { } outcome } ? AnswerOf.Committed(outcome) : null;
    }

    bool IsMismatch(OutcomeRow row) => row.Attempt.PayloadHash.Length > 0 && row.Attempt.PayloadHash != payloadHash;
}
