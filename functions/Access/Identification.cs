using System.Diagnostics.CodeAnalysis;
using Coordinator.Functions.Answers;

namespace Coordinator.Functions.Access;

/// <summary>Who calls, or the answer to a request of which nobody knows that.</summary>
sealed record Identification
{
    Identification(Caller? caller, WireResult? refusal)
    {
        Caller = caller;
        Refusal = refusal;
    }

    /// <summary>Who calls; null when that is not known.</summary>
    public Caller? Caller { get; }

    /// <summary>The answer; null when the caller is known.</summary>
    public WireResult? Refusal { get; }

    /// <summary>Whether the caller is known.</summary>
    [MemberNotNullWhen(true, nameof(Caller))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsKnown => Caller is not null;

    /// <summary>Known.</summary>
    public static implicit operator Identification(Caller caller) => new(caller, null);

    /// <summary>Not known.</summary>
    public static implicit operator Identification(WireResult refusal) => new(null, refusal);
}
