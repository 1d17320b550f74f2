using Coordinator.Core.Transactions;

namespace Coordinator.Core.Durable;

/// <summary>What a durable run of a transaction is started with: all that its replays must find unchanged.</summary>
/// <param name="Request">The request; it has an id, the client's or one made before the start.</param>
/// <param name="Options">The timings when it was ordered.</param>
/// <param name="Seed">Random text for its nonces; see <see cref="SeededIds"/>.</param>
public sealed record CommitOrder(TransactionRequest Request, CoordinatorOptions Options, string Seed)
{
    /// <summary>
    /// The trace that it was ordered in, as a <c>traceparent</c> (W3C Trace Context); null for none. It is told to
    /// observers, and nothing is decided by it.
    /// </summary>
    public string? Trace { get; init; }
}
