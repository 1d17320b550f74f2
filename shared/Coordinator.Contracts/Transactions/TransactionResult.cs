using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Coordinator.Contracts.Transactions;

/// <summary>The answer to a transaction that committed.</summary>
public sealed record TransactionResult
{
    /// <summary>Its id.</summary>
    [Description("The transaction's id: the client's, or one that the server made.")]
    public required string Id { get; init; }

    /// <summary>Always <see cref="TransactionStatuses.Committed"/>.</summary>
    [Description("Always committed.")]
    [AllowedValues(TransactionStatuses.Committed)]
    public required string Status { get; init; }

    /// <summary>When it committed: opaque, ordered as text. Null after a dry run.</summary>
    [Description("When it committed: opaque, ordered as text. Absent after a dry run.")]
    public string? CommitTime { get; init; }

    /// <summary>
    /// How many attempts this call made, those in vain included: a call that reports what an earlier one with its id
    /// did has mostly made one before it found that out.
    /// </summary>
    [Description("How many attempts this call made, those in vain included; what an earlier call with this id "
        + "needed does not count.")]
    public required int Attempts { get; init; }

    /// <summary>The slots that took part, that of its id among them.</summary>
    [Description("The slots that took part, that of its id among them. Its events are in the logs of those that it "
        + "changed.")]
    public required IReadOnlyList<int> Slots { get; init; }

    /// <summary>The results in the order of the operations.</summary>
    [Description("One result an operation, in their order.")]
    public required IReadOnlyList<OperationResultBody> Results { get; init; }

    /// <summary>True after a dry run: nothing was written.</summary>
    [Description("True after a dry run: this is what would have happened; nothing was written.")]
    public bool? DryRun { get; init; }

    /// <summary>How it ran; when asked for.</summary>
    [Description("How it ran and what it cost; with ?explain=true.")]
    public ExplainBody? Explain { get; init; }
}
