using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;

namespace Coordinator.Core.Rows;

/// <summary>
/// The outcome of a transaction, one row for all its attempts, at the home slot. In state Pending it plays the part of
/// the home slot's Prepared vote. It is kept for the idempotency horizon, whatever else of the transaction is left or
/// not (A10).
/// </summary>
public sealed record OutcomeRow : Row
{
    /// <summary>The attempt that the state speaks of.</summary>
    public required Attempt Attempt { get; init; }

    /// <summary>Pending, Committed or Aborted.</summary>
    public required OutcomeState State { get; init; }

    /// <summary>Items of the home slot that still carry the attempt's intents.</summary>
    public required ImmutableArray<ItemName> Items { get; init; }

    /// <summary>Why it was aborted; null unless Aborted.</summary>
    public AbortCause? Cause { get; init; }

    /// <summary>
    /// Results of the operations, in their order, for idempotent retries; empty unless Pending or Committed.
    /// </summary>
    public ImmutableArray<OperationResult> Results { get; init; } = [];

    /// <summary>Messages to publish if the attempt commits; empty unless Pending.</summary>
    public ImmutableArray<PublishedMessage> Messages { get; init; } = [];

    /// <summary>Which operations failed and why; empty unless <see cref="Cause"/> is Failed.</summary>
    public ImmutableArray<OperationFailure> Failures { get; init; } = [];

    /// <summary>Whether somebody still has to finish or clean the attempt at this replica.</summary>
    public bool IsOpen => State == OutcomeState.Pending || !Items.IsEmpty;

    /// <inheritdoc />
    public override RowKey Key => new OutcomeKey(Attempt.Id.Transaction);

    /// <inheritdoc />
    public bool Equals(OutcomeRow? other) =>
        other is not null && Attempt.Equals(other.Attempt) && State == other.State && Cause == other.Cause
        && Items.AsSpan().SequenceEqual(other.Items.AsSpan())
        && Results.AsSpan().SequenceEqual(other.Results.AsSpan())
        && Messages.AsSpan().SequenceEqual(other.Messages.AsSpan())
        && Failures.AsSpan().SequenceEqual(other.Failures.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Attempt, State);
}
