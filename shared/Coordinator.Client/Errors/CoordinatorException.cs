using System.Globalization;
using Coordinator.Client.Http;
using Coordinator.Contracts.Problems;

namespace Coordinator.Client;

/// <summary>A value was required, and the answer was a problem.</summary>
public class CoordinatorException : Exception
{
    /// <summary>An answer that was a problem.</summary>
    /// <param name="status">The HTTP status; 0 when there was no answer.</param>
    /// <param name="problem">The problem; null when the answer was none.</param>
    public CoordinatorException(int status, Problem? problem)
        : this(TextOf(status, problem), status, problem, inner: null)
    {
    }

    /// <summary>For kinds of it that have more to say.</summary>
    private protected CoordinatorException(string message, int status, Problem? problem, Exception? inner)
        : base(message, inner)
    {
        Status = status;
        Problem = problem;
    }

    /// <summary>The HTTP status; 0 when there was no answer.</summary>
    public int Status { get; }

    /// <summary>The problem; null when the answer was none.</summary>
    public Problem? Problem { get; }

    /// <summary>What became of the request, as far as anybody knows.</summary>
    public virtual Outcome Outcome => Wire.OutcomeOf(Status, Problem);

    /// <summary>Whether the same request can succeed later.</summary>
    public bool IsRetryable => Problem?.Retryable ?? Outcome == Outcome.InDoubt;

    /// <summary>The exception that says most about an answer.</summary>
    internal static CoordinatorException Of(int status, Problem? problem) =>
        Wire.OutcomeOf(status, problem) switch
        {
            Outcome.Aborted => new TransactionAbortedException(status, problem!),
            Outcome.InDoubt when problem?.TransactionId is { } id =>
                new TransactionInDoubtException(id, status, problem),
            _ => new CoordinatorException(status, problem),
        };

    static string TextOf(int status, Problem? problem)
    {
        var errors = problem?.Errors is null
            ? ""
            : string.Concat(problem.Errors.Select(error => $" {error.Key}: {error.Value}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{status} {problem?.Type}: {problem?.Title} {problem?.Detail}{errors}");
    }
}
