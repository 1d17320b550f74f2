using Coordinator.Client.Http;
using Coordinator.Contracts.Problems;

namespace Coordinator.Client;

/// <summary>An answer: a value, or the problem that stood in its way.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed record Reply<T> : IAnswer
    where T : class
{
    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The value; null when there is a problem, or nothing to tell.</summary>
    public T? Value { get; init; }

    /// <summary>The problem; null when the request succeeded.</summary>
    public Problem? Problem { get; init; }

    /// <summary>How long the server asks to wait before the next try; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the request succeeded.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The value.</summary>
    /// <exception cref="CoordinatorException">There is none.</exception>
    public T Required => Value ?? throw CoordinatorException.Of(Status, Problem);

    /// <inheritdoc />
    bool IAnswer.HasValue => Value is not null;

    /// <summary>Throws unless the request succeeded: for answers without a value.</summary>
    /// <exception cref="CoordinatorException">It was refused, or failed.</exception>
    public void EnsureSuccess()
    {
        if (!IsSuccess)
            throw CoordinatorException.Of(Status, Problem);
    }
}
