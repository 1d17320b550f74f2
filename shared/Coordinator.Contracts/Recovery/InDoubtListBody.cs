namespace Coordinator.Contracts.Recovery;

/// <summary>Transactions that are neither committed nor aborted yet: <c>GET /api/in-doubt</c>.</summary>
public sealed record InDoubtListBody
{
    /// <summary>The oldest first.</summary>
    public required IReadOnlyList<InDoubtBody> Transactions { get; init; }
}
