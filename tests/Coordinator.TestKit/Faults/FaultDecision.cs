using System.Collections.Immutable;

namespace Coordinator.TestKit.Faults;

/// <summary>The fate of one request.</summary>
public sealed record FaultDecision
{
    public static FaultDecision None { get; } = new();

    public FaultKind Kind { get; init; }

    /// <summary>
    /// When the host hears Unknown (of a lost or late request); an error answer is quick, a timeout is not.
    /// </summary>
    public TimeSpan UnknownAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For a late request: how long after it was sent it arrives.</summary>
    public TimeSpan ArrivesAfter { get; init; }

    /// <summary>How long after it was sent it arrives again, and again; their answers go nowhere.</summary>
    public ImmutableArray<TimeSpan> Duplicates { get; init; } = [];

    public static FaultDecision Of(FaultKind kind) => new() { Kind = kind };
}
