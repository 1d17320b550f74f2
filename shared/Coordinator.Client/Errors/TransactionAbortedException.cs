using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Client;

/// <summary>
/// Nothing of a transaction happened: that is certain. Its id is closed then, unless it may be sent again
/// (<see cref="CoordinatorException.IsRetryable"/>).
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
    /// With fresh reads it can succeed; <see cref="CoordinatorClient.RunAsync(Func{InteractiveTransaction, Task},
    /// RunLimits?, CancellationToken)"/> does that by itself.
    /// </summary>
    public bool IsConflict { get; }

    /// <inheritdoc />
    public override Outcome Outcome => Outcome.Aborted;

    static string TextOf(Problem problem)
    {
        var failures = problem.Operations is null
            ? ""
            : string.Concat(problem.Operations.Select(failure => $" {failure.Item}: {failure.Reason}."));
        return $"The transaction {problem.TransactionId} was aborted: nothing of it happened.{failures} "
            + problem.Detail;
    }
}
