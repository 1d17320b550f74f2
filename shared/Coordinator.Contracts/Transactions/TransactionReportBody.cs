using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Coordinator.Contracts.Transactions;

/// <summary>What is known of a transaction: <c>GET /api/transactions/{id}</c>.</summary>
public sealed record TransactionReportBody
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>One of <see cref="TransactionStatuses"/>.</summary>
    [Description("pending, committed, aborted or inDoubt.")]
    [AllowedValues(
        TransactionStatuses.Pending, TransactionStatuses.Committed, TransactionStatuses.Aborted,
        TransactionStatuses.InDoubt)]
    public required string Status { get; init; }

    /// <summary>When it committed; null unless committed.</summary>
    public string? CommitTime { get; init; }

    /// <summary>The number of its latest attempt; 0 when that is not known.</summary>
    public required int Attempts { get; init; }

    /// <summary>The slots that took part.</summary>
    public required IReadOnlyList<int> Slots { get; init; }

    /// <summary>When committed: the results in the order of the operations.</summary>
    public IReadOnlyList<OperationResultBody>? Results { get; init; }

    /// <summary>When aborted: whether the same request can succeed later.</summary>
    public bool? Retryable { get; init; }

    /// <summary>When aborted: which operations failed and why.</summary>
    public IReadOnlyList<OperationFailureBody>? Operations { get; init; }
}
