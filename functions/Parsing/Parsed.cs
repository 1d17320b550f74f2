using System.Diagnostics.CodeAnalysis;
using Coordinator.Contracts.Problems;

namespace Coordinator.Functions.Parsing;

/// <summary>A part of a request that was understood, or the problem to answer with.</summary>
/// <typeparam name="T">What was understood.</typeparam>
sealed record Parsed<T>
    where T : class
{
    Parsed(T? value, Problem? problem)
    {
        Value = value;
        Problem = problem;
    }

    /// <summary>What was understood; null when there is a problem.</summary>
    public T? Value { get; }

    /// <summary>The problem; null when there is a value.</summary>
    public Problem? Problem { get; }

    /// <summary>Whether it was understood.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsValid => Value is not null;

    /// <summary>Understood.</summary>
    public static implicit operator Parsed<T>(T value) => new(value, null);

    /// <summary>Not understood.</summary>
    public static implicit operator Parsed<T>(Problem problem) => new(null, problem);
}
