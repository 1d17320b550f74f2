using System.ComponentModel;

namespace Coordinator.Contracts.Recovery;

/// <summary>The vote of one replica.</summary>
public sealed record VoteBody
{
    /// <summary>The slot.</summary>
    public required int Slot { get; init; }

    /// <summary>The store.</summary>
    public required string Store { get; init; }

    /// <summary><c>prepared</c>, <c>aborted</c>, <c>absent</c> or <c>unknown</c>.</summary>
    [Description("prepared, aborted, absent or unknown (the store did not answer).")]
    public required string State { get; init; }
}
