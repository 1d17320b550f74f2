using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Rows;

/// <summary>A committed transaction's changes in one slot, on their way to the slot's event log.</summary>
public sealed record OutboxRow : Row
{
    /// <summary>The attempt that committed; names the transaction and its other slots.</summary>
    public required Attempt Attempt { get; init; }

    /// <summary>0, 1, 2 …</summary>
    public required int Part { get; init; }

    /// <summary>Whether this is the last part.</summary>
    public required bool IsLast { get; init; }

    /// <summary>The changed items of this part, in the order of the operations.</summary>
    public required ImmutableArray<ItemChange> Changes { get; init; }

    /// <summary>Published messages of this part; only at the home slot.</summary>
    public required ImmutableArray<PublishedMessage> Messages { get; init; }

    /// <inheritdoc />
    public override RowKey Key => new OutboxKey(Attempt.CommitTime, Attempt.Id, Part);

    /// <inheritdoc />
    public bool Equals(OutboxRow? other) =>
        other is not null && Attempt.Equals(other.Attempt) && Part == other.Part && IsLast == other.IsLast
        && Changes.AsSpan().SequenceEqual(other.Changes.AsSpan())
        && Messages.AsSpan().SequenceEqual(other.Messages.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Attempt, Part);
}
