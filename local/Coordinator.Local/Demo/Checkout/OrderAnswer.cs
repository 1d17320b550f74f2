using Coordinator.Client;
using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Local.Demo.Checkout;

/// <summary>The answer to one request to place an order.</summary>
/// <param name="Order">The request.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="CommitTime">When it committed; null unless paid.</param>
/// <param name="Took">From the request to the answer, repeats included.</param>
/// <param name="Problem">For an answer that is not understood: what it was.</param>
public sealed record OrderAnswer(Order Order, Verdict Verdict, string? CommitTime, TimeSpan Took, string? Problem)
{
    // The places of the operations in CheckoutItems.ToTransaction.
    const int OrderRow = 0;
    const int Payment = 1;

    /// <summary>Reads the reply.</summary>
    public static OrderAnswer From(Order order, TransactionReply reply, TimeSpan took)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var verdict = VerdictOf(reply);
        var problem = verdict == Verdict.Unknown
            ? $"{reply.Status} {reply.Problem?.Title} {reply.Problem?.Detail}"
            : null;
        return new OrderAnswer(order, verdict, reply.Result?.CommitTime, took, problem);
    }

    static Verdict VerdictOf(TransactionReply reply) => reply.Outcome switch
    {
        Outcome.Committed => Verdict.Paid,
        Outcome.Aborted => VerdictOf(reply.Problem?.Operations),
        Outcome.Refused when reply.Problem?.Type == ProblemTypes.IdempotencyMismatch => Verdict.IdUsedOtherwise,
        _ => Verdict.Unknown,
    };

    static Verdict VerdictOf(IReadOnlyList<OperationFailureBody>? failures) => failures switch
    {
        [{ Reason: FailureReasons.ConditionFailed, Index: OrderRow }, ..] => Verdict.PlacedBefore,
        [{ Reason: FailureReasons.ConditionFailed, Index: Payment }, ..] => Verdict.NoMoney,
        [{ Reason: FailureReasons.ConditionFailed }, ..] => Verdict.NoStock,
        _ => Verdict.GaveUp,
    };
}
