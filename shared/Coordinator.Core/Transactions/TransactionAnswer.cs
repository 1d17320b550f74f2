using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Transactions;

/// <summary>What the client is told. Committed and Aborted are final for the attempt that they speak of.</summary>
public sealed record TransactionAnswer
{
    /// <summary>The id under which to ask again; for a server's id, that of the last attempt.</summary>
    public required TransactionId Id { get; init; }

    /// <summary>Committed, aborted or in doubt.</summary>
    public required CommitOutcome Outcome { get; init; }

    /// <summary>
    /// How many attempts this call made, those in vain included: a call that finds its id used has mostly made one. In
    /// a report, the number of the attempt that it speaks of.
    /// </summary>
    public int Attempts { get; init; }

    /// <summary>When it committed; null otherwise.</summary>
    public Hlc? CommitTime { get; init; }

    /// <summary>When committed: the results in the order of the operations.</summary>
    public ImmutableArray<OperationResult> Results { get; init; } = [];

    /// <summary>Why it was aborted; null otherwise.</summary>
    public AbortCause? Cause { get; init; }

    /// <summary>When aborted: which operations failed and why.</summary>
    public ImmutableArray<OperationFailure> Failures { get; init; } = [];

    /// <summary>The id was used before with another request; nothing of this request happened.</summary>
    public bool IsMismatch { get; init; }

    /// <summary>
    /// Aborted because replicas or their placement could not be reached in time, not because of anybody's data.
    /// </summary>
    public bool IsUnavailable { get; init; }

    /// <summary>Whether the same request can succeed later.</summary>
    public bool IsRetryable =>
        !IsMismatch && Outcome switch
        {
            CommitOutcome.InDoubt => true,
            CommitOutcome.Aborted => Cause == AbortCause.Conflict,
            _ => false,
        };

    /// <summary>The slots that took part.</summary>
    public ImmutableArray<SlotId> Slots { get; init; } = [];

    /// <summary>What it cost.</summary>
    public Explanation? Explain { get; init; }
}
