using Coordinator.Client.Http;
using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Client;

/// <summary>The answer to a transaction.</summary>
public sealed record TransactionReply : IAnswer
{
    /// <summary>What became of it.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>When committed: the results.</summary>
    public TransactionResult? Result { get; init; }

    /// <summary>Unless committed: why; null when the answer was no problem document.</summary>
    public Problem? Problem { get; init; }

    /// <summary>How long the server asks to wait before the next try; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// Whether the same request can succeed later. With a client's id it may be repeated whatever the outcome.
    /// </summary>
    public bool IsRetryable => Problem?.Retryable ?? Outcome == Outcome.InDoubt;

    /// <inheritdoc />
    bool IAnswer.HasValue => Result is not null;

    /// <summary>The results.</summary>
    /// <exception cref="TransactionAbortedException">Nothing has happened; it tells whether that is final.</exception>
    /// <exception cref="TransactionInDoubtException">Nobody knows.</exception>
    /// <exception cref="CoordinatorException">It was refused before anything was tried.</exception>
    public TransactionResult Required => Result ?? throw CoordinatorException.Of(Status, Problem);
}
