using System.ComponentModel;

namespace Coordinator.Contracts.Transactions;

/// <summary>A transaction to run: <c>POST /api/transactions</c>.</summary>
[Description("Operations that happen together or not at all.")]
public sealed record TransactionBody
{
    /// <summary>The client's id, its idempotency key; null for one made by the server.</summary>
    [Description("The idempotency key; may stand in the header Idempotency-Key instead. Without one the server makes "
        + "an id.")]
    public string? Id { get; init; }

    /// <summary>1 to 100 operations. Several on one item apply in order as one change.</summary>
    [Description("1 to 100 operations. Several on one item apply in order, as one change; conditions, check and read "
        + "see the state before.")]
    public required IReadOnlyList<OperationBody> Operations { get; init; }

    /// <summary>The lock under which it runs; null for none.</summary>
    public FenceBody? Fence { get; init; }

    /// <summary>How long conflicts are retried, 1 to 30 000 ms; null for 5 000, asynchronously 30 000.</summary>
    [Description("How long conflicts with other transactions are retried, 1 to 30000 ms; default 5000, with Prefer "
        + "respond-async or wait 30000.")]
    public int? TimeoutMs { get; init; }
}
