using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Recovery;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Transactions;

/// <summary>
/// Aborts a transaction by its id unless it is committed, and closes the id: a request that arrives later under it is
/// answered aborted. An id that was never seen is closed too, so that a slow request cannot run after its abort.
/// </summary>
public sealed class TransactionCloser(ProtocolContext context)
{
    const int TriesMax = 8;
    const int NonceChars = 12;
    readonly Resolver _resolver = new(context);

    /// <summary>Aborts and closes.</summary>
    /// <returns>Committed when the abort lost the race; in doubt when replicas do not answer.</returns>
    public async Task<TransactionReport> AbortAsync(TransactionId id)
    {
        var refresh = false;
        for (var round = 0; round < TriesMax; round++)
        {
            var map = await context.Effects.PlaceAsync(refresh);
            var view = await HomeView.ReadAsync(context.Effects, id, map);
            switch (view.Status)
            {
                case HomeStatus.Committed:
                    return new TransactionReport(TransactionStatus.Committed, AnswerOf.Committed(view.Row!));
                case HomeStatus.Closed:
                    return new TransactionReport(TransactionStatus.Aborted, AnswerOf.Aborted(view.Row!));
                case HomeStatus.Absent or HomeStatus.Lost:
                    if (await CloseAsync(id, map, view) is { } report)
                        return report;
                    break;
                case HomeStatus.Torn:
                    await context.Effects.CommitAsync(view.Mending);
                    break;
                case HomeStatus.Undecided:
                    await _resolver.ResolveAsync(view.Row!.Attempt, mayRefuse: true);
                    break;
                default:
                    break;
            }

            refresh = view.Status is HomeStatus.StaleMap or HomeStatus.Unknown;
            await context.BackOffAsync(round);
        }

        return new TransactionReport(
            TransactionStatus.InDoubt, new TransactionAnswer { Id = id, Outcome = CommitOutcome.InDoubt });
    }

    async Task<TransactionReport?> CloseAsync(TransactionId id, PlacementMap map, HomeView view)
    {
        var home = map.Of(id.Home(map.Layout));
        var now = context.Clock.Now();
        var attempt = new Attempt
        {
            Id = new AttemptId(id, view.Next!.Number, context.Ids.NextText(NonceChars)),
            Home = home.Slot,
            Participants = [home.AsParticipant],
            PayloadHash = view.Row?.Attempt.PayloadHash ?? "",
            CommitTime = now,
            Started = now,
            Deadline = context.Now,
        };
        var outcome = OutcomeRecord.Aborted(attempt, AbortCause.Requested, []);
        if (await OutcomeRecord.WriteAsync(context.Effects, home, view.Next, outcome))
            return new TransactionReport(TransactionStatus.Aborted, AnswerOf.Aborted(outcome));

        // Perhaps one replica took it and another did not: settle it before the next look.
        await _resolver.ResolveAsync(attempt, mayRefuse: true);
        return null;
    }
}
