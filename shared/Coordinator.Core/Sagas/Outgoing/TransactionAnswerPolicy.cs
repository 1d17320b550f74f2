using Coordinator.Core.Rows;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Transactions;

namespace Coordinator.Core.Sagas.Outgoing;

/// <summary>What the answers of the store mean to a saga.</summary>
public static class TransactionAnswerPolicy
{
    /// <summary>
    /// Judges a transaction's answer. Refused means that the id is closed for ever. A conflict counts as unknown: the
    /// id is open, and another run of the same call, by a host that was thought dead, may still commit under it.
    /// </summary>
    /// <param name="answer">The answer.</param>
    /// <param name="body">When committed: the result as JSON text.</param>
    /// <param name="status">What <c>${steps.name.status}</c> reads when committed.</param>
    public static StepAnswer Judge(TransactionAnswer answer, string? body, string status = "committed")
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Outcome switch
        {
            CommitOutcome.Committed => new StepAnswer
            {
                Kind = AnswerKind.Done,
                Status = $"\"{status}\"",
                Body = body,
            },
            CommitOutcome.Aborted when answer.IsMismatch => Refused("Its id was used before for something else."),
            CommitOutcome.Aborted when answer.Cause is AbortCause.Failed or AbortCause.Requested =>
                Refused(ReasonOf(answer)),
            CommitOutcome.Aborted =>
                Unknown("It conflicted with other transactions, or replicas could not be reached."),
            _ => Unknown("It is in doubt."),
        };
    }

    /// <summary>What closing an id found.</summary>
    /// <param name="report">The answer of <see cref="TransactionCloser"/>.</param>
    /// <param name="body">When committed: the result as JSON text.</param>
    public static CloseAnswer Judge(TransactionReport report, string? body)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Status switch
        {
            TransactionStatus.Committed => new CloseAnswer(CloseState.Committed, body),
            TransactionStatus.Aborted => new CloseAnswer(CloseState.Aborted),
            _ => new CloseAnswer(CloseState.Unknown),
        };
    }

    static string ReasonOf(TransactionAnswer answer)
    {
        if (answer.Cause == AbortCause.Requested)
            return "It was aborted by request.";
        var reasons = answer.Failures.Select(failure =>
             $"operation {failure.Index} on {failure.Item}: {failure.Reason}");
        return $"It was aborted: {string.Join("; ", reasons)}.";
    }

    static StepAnswer Refused(string error) => new() { Kind = AnswerKind.Refused, Error = error };

    static StepAnswer Unknown(string error) => new() { Kind = AnswerKind.Unknown, Error = error };
}
