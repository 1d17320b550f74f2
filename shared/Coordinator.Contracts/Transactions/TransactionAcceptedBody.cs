namespace Coordinator.Contracts.Transactions;

/// <summary>
/// The 202 answer to a transaction that goes on without its caller; its <c>Location</c> tells the end.
/// </summary>
public sealed record TransactionAcceptedBody
{
    /// <summary>Its id, the caller's or one made for it.</summary>
    public required string Id { get; init; }

    /// <summary><c>pending</c>.</summary>
    public required string Status { get; init; }
}
