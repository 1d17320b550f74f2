using Coordinator.Contracts.Problems;

namespace Coordinator.Client;

/// <summary>An answer: a value, or the problem that stood in its way.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed record Reply<T>
    where T : class
{
    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The value; null when there is a problem, or nothing to tell.</summary>
    public T? Value { get; init; }

    /// <summary>The problem; null when the request succeeded.</summary>
    public Problem? Problem { get; init; }

    /// <summary>Whether the request succeeded.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The value.</summary>
    /// <exception cref="CoordinatorException">There is none.</exception>
    public T Required => Value ?? throw new CoordinatorException(Status, Problem);
}
