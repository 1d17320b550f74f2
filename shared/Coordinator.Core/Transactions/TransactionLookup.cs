using Coordinator.Core.Model;
using Coordinator.Core.Recovery;

namespace Coordinator.Core.Transactions;

/// <summary>Tells what became of a transaction by its id; on the way it finishes what it finds decided.</summary>
public sealed class TransactionLookup(ProtocolContext context)
{
    const int TriesMax = 4;
    readonly Resolver _resolver = new(context);

    /// <summary>Looks the id up at its home replicas and, if it is undecided there, at its participants.</summary>
    public async Task<TransactionReport> FindAsync(TransactionId id)
    {
        var refresh = false;
        for (var round = 0; round < TriesMax; round++)
        {
            var map = await context.Effects.PlaceAsync(refresh);
            var view = await HomeView.ReadAsync(context.Effects, id, map);
            switch (view.Status)
            {
                case HomeStatus.Absent:
                    return new TransactionReport(TransactionStatus.Unknown, Answer: null);
                case HomeStatus.Committed:
                    return new TransactionReport(TransactionStatus.Committed, AnswerOf.Committed(view.Row!));
                // Lost to a conflict, but whoever runs it may be about to try again, and commit.
                case HomeStatus.Lost or HomeStatus.Torn when context.Now < view.Row!.Attempt.RetriedUntil:
                    return new TransactionReport(TransactionStatus.Pending, InDoubt(id));
                case HomeStatus.Closed or HomeStatus.Lost or HomeStatus.Torn:
                    return new TransactionReport(TransactionStatus.Aborted, AnswerOf.Aborted(view.Row!));
                case HomeStatus.Undecided:
                    if (await ResolveAsync(view.Row!.Attempt) is { } report)
                        return report;
                    break;
                default:
                    await context.BackOffAsync(round);
                    break;
            }

            refresh = view.Status is HomeStatus.StaleMap or HomeStatus.Unknown;
        }

        return new TransactionReport(TransactionStatus.InDoubt, InDoubt(id));
    }

    /// <summary>Null: aborted, so that the home replicas now tell why.</summary>
    async Task<TransactionReport?> ResolveAsync(Attempt attempt)
    {
        var resolution = await _resolver.ResolveAsync(attempt, mayRefuse: false);
        var id = attempt.Id.Transaction;
        return resolution.Verdict switch
        {
            Verdict.Committed when resolution.Outcome is { } outcome
                => new TransactionReport(TransactionStatus.Committed, AnswerOf.Committed(outcome)),
            Verdict.Open => new TransactionReport(TransactionStatus.Pending, InDoubt(id)),
            Verdict.Unknown => new TransactionReport(TransactionStatus.InDoubt, InDoubt(id)),
            _ => null,
        };
    }

    static TransactionAnswer InDoubt(TransactionId id) => new() { Id = id, Outcome = CommitOutcome.InDoubt };
}
