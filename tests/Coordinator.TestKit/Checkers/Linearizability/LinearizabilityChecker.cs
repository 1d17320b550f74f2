using System.Collections.Immutable;
using Coordinator.TestKit.Checkers.Histories;

namespace Coordinator.TestKit.Checkers.Linearizability;

/// <summary>
/// Looks for an order of a history's operations in which an object that does one thing at a time would have answered
/// so, each at a moment between its invocation and its completion (linearizability, Herlihy and Wing 1990). The search
/// is that of Wing and Gong ("Testing and verifying concurrent objects", 1993) with the memory and the partition by
/// objects of Lowe ("Testing for linearizability", 2017), over a linked list of calls and returns as in Porcupine's
/// checker.go (Athalye).
/// </summary>
public static class LinearizabilityChecker
{
    /// <summary>
    /// A search for one object is given up after so many steps: the problem is NP-complete, and a test must not hang.
    /// </summary>
    public const long StepsMax = 2_000_000;

    /// <summary>
    /// Judges a history. What failed is left out; what is unknown may have happened at any time after it was asked
    /// for, or never.
    /// </summary>
    /// <param name="model">What an object does.</param>
    /// <param name="operations">What clients asked for and were told, in any order.</param>
    /// <param name="stepsMax">When to give up, for each object.</param>
    /// <exception cref="ArgumentException">Something is ok and has no end, or ends before it begins.</exception>
    public static LinearizabilityResult Check<TState, TInput, TOutput>(
        ISequentialModel<TState, TInput, TOutput> model,
        ImmutableArray<ObservedOperation<TInput, TOutput>> operations,
        long stepsMax = StepsMax)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (operations.FirstOrDefault(IsMalformed) is { } malformed)
            throw new ArgumentException($"This cannot be: {malformed}", nameof(operations));
        var keys = operations.Where(operation => operation.Status != CompletionStatus.Fail)
            .GroupBy(operation => model.KeyOf(operation.Input), StringComparer.Ordinal)
            .OrderBy(key => key.Key, StringComparer.Ordinal);
        return new LinearizabilityResult(
            [.. keys.Select(key => new OrderSearch<TState, TInput, TOutput>(model, [.. key], stepsMax).Run(key.Key))]);
    }

    static bool IsMalformed<TInput, TOutput>(ObservedOperation<TInput, TOutput> operation) =>
        operation.CompletedAt < operation.InvokedAt
        || operation is { Status: CompletionStatus.Ok, CompletedAt: null };
}
