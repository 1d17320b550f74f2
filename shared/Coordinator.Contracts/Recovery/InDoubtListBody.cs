using System.ComponentModel;

namespace Coordinator.Contracts.Recovery;

/// <summary>Transactions that are neither committed nor aborted yet: <c>GET /api/in-doubt</c>.</summary>
public sealed record InDoubtListBody
{
    /// <summary>The oldest first.</summary>
    public required IReadOnlyList<InDoubtBody> Transactions { get; init; }

    /// <summary>Stores that did not answer: what only they know of is missing. Empty when the list is whole.</summary>
    [Description("Stores that did not answer; transactions that only they know of are missing.")]
    public required IReadOnlyList<string> Incomplete { get; init; }

    /// <summary>Rows of transactions that were found but cannot be read; 0 in a sound deployment.</summary>
    [Description("Rows of transactions that were found but cannot be read.")]
    public required int UnreadableRows { get; init; }
}
