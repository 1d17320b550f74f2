using System.ComponentModel;

namespace Coordinator.Contracts.Recovery;

/// <summary>A transaction that is neither committed nor aborted yet.</summary>
public sealed record InDoubtBody
{
    /// <summary>The transaction.</summary>
    public required string Id { get; init; }

    /// <summary>The number of its attempt.</summary>
    public required int Attempt { get; init; }

    /// <summary>How long ago it started.</summary>
    public required long AgeMs { get; init; }

    /// <summary>The slots that take part.</summary>
    public required IReadOnlyList<int> Slots { get; init; }

    /// <summary>The items that it holds.</summary>
    [Description("The items that it holds.")]
    public required IReadOnlyList<string> Items { get; init; }

    /// <summary>What was found of it at each replica.</summary>
    [Description("What was found of it at each replica.")]
    public required IReadOnlyList<VoteBody> Votes { get; init; }
}
