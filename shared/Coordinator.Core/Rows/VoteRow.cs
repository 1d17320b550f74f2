using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Rows;

/// <summary>
/// The write-once vote of a slot's replica (Guo et al., "Cornus", VLDB 2022, section 3). Written by prepare as
/// Prepared, or by whoever refuses for a silent coordinator as Aborted; Prepared may still turn to Aborted, never back.
/// </summary>
public sealed record VoteRow : Row
{
    /// <summary>The attempt.</summary>
    public required Attempt Attempt { get; init; }

    /// <summary>Yes or no.</summary>
    public required VoteState State { get; init; }

    /// <summary>
    /// The items of the slot that carry the attempt's intents; empty when its prepare never took place here.
    /// </summary>
    public required ImmutableArray<ItemName> Items { get; init; }

    /// <summary>
    /// A refusal: Aborted where the attempt's prepare was never consumed. It stays, because it is what stops a late
    /// prepare (A1), until the guard of the epoch under which the attempt was prepared is gone at the replica.
    /// </summary>
    public bool IsRefusal => State == VoteState.Aborted && Items.IsEmpty;

    /// <inheritdoc />
    public override RowKey Key => new VoteKey(Attempt.Id);

    /// <inheritdoc />
    public bool Equals(VoteRow? other) =>
        other is not null && Attempt.Equals(other.Attempt) && State == other.State
        && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Attempt, State);
}
