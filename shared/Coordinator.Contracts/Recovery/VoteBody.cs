using System.ComponentModel;

namespace Coordinator.Contracts.Recovery;

/// <summary>The vote of one replica.</summary>
public sealed record VoteBody
{
    /// <summary>The slot.</summary>
    public required int Slot { get; init; }

    /// <summary>The store.</summary>
    public required string Store { get; init; }

    /// <summary><c>prepared</c>, <c>pending</c>, <c>committed</c> or <c>aborted</c>.</summary>
    [Description("prepared, aborted; at the home slot pending, committed, aborted.")]
    public required string State { get; init; }
}
