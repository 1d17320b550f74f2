using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Client;

/// <summary>
/// Nothing of a transaction has happened. If the abort is final (<see cref="IsFinal"/>), nothing ever will. If not, the
/// id is open, and a copy of the request that is still on its way could do it: repeat it under the same id, or close
/// the id by <see cref="TransactionsClient.AbortAsync"/>. The same work under another id could happen twice.
/// </summary>
public sealed class TransactionAbortedException : CoordinatorException
{
    internal TransactionAbortedException(int status, Problem problem, bool isConflict = false, Exception? inner = null)
        : base(TextOf(problem), status, problem, inner)
    {
        IsConflict = isConflict || Failures.Any(failure => failure.Reason == FailureReasons.Conflict);
    }

    /// <summary>The transaction's id; null when the server made none.</summary>
    public string? TransactionId => Problem?.TransactionId;

    /// <summary>Which operations failed and why.</summary>
    public IReadOnlyList<OperationFailureBody> Failures => Problem?.Operations ?? [];

    /// <summary>
    /// Whether others were in the way: they hold an item, or have changed what an interactive transaction had read.
    /// If it is final, it can succeed with fresh reads; <see
    /// cref="CoordinatorClient.RunAsync(Func{InteractiveTransaction, Task}, RunLimits?, CancellationToken)"/> does that
    /// by itself.
    /// </summary>
    public bool IsConflict { get; }

    /// <summary>Whether its id is closed: then the same work may be done under another one.</summary>
    public bool IsFinal => !IsRetryable;

    /// <inheritdoc />
    public override Outcome Outcome => Outcome.Aborted;

    static string TextOf(Problem problem)
    {
        var failures = problem.Operations is null
            ? ""
            : string.Concat(problem.Operations.Select(failure => $" {failure.Item}: {failure.Reason}."));
        var end = problem.Retryable == true
            ? "nothing of it has happened, but its id is open: repeat it under that id, or abort it."
            : "nothing of it happened.";
        return $"The transaction {problem.TransactionId} was aborted: {end}{failures} {problem.Detail}";
    }
}
