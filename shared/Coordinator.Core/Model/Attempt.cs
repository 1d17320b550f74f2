using System.Collections.Immutable;

namespace Coordinator.Core.Model;

/// <summary>
/// What is stored with every vote, outcome and intent of an attempt, so that whoever meets one of them can finish or
/// abort it.
/// </summary>
public sealed record Attempt
{
    /// <summary>Transaction, number and nonce.</summary>
    public required AttemptId Id { get; init; }

    /// <summary>The slot of the outcome row, always a participant; its outcome row is its vote.</summary>
    public required SlotId Home { get; init; }

    /// <summary>All participating slots, the home slot included, in the order of their numbers.</summary>
    public required ImmutableArray<Participant> Participants { get; init; }

    /// <summary>SHA-256 of the request, in hexadecimal; tells a retry from another request under the same id.</summary>
    public required string PayloadHash { get; init; }

    /// <summary>The commit time that the changes get if the attempt commits.</summary>
    public required Hlc CommitTime { get; init; }

    /// <summary>When the transaction first started; an older transaction may wound a younger one.</summary>
    public required Hlc Started { get; init; }

    /// <summary>
    /// From this time on anybody may abort the attempt while it is undecided. Only liveness depends on it.
    /// </summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>
    /// Until then whoever runs the transaction may go on to the next attempt if this one is lost; so before that time a
    /// lost attempt does not mean that the transaction is aborted. Rows from before this was kept have the year 1.
    /// </summary>
    public DateTimeOffset RetriedUntil { get; init; }

    /// <summary>The epoch under which the attempt was prepared in a slot.</summary>
    public Epoch EpochOf(SlotId slot)
    {
        foreach (var participant in Participants)
        {
            if (participant.Slot == slot)
                return participant.Epoch;
        }

        throw new InvariantViolationException($"slot {slot} does not take part in {Id}");
    }

    /// <inheritdoc />
    public bool Equals(Attempt? other) =>
        other is not null && Id == other.Id && Home == other.Home && PayloadHash == other.PayloadHash
        && CommitTime == other.CommitTime && Started == other.Started && Deadline == other.Deadline
        && RetriedUntil == other.RetriedUntil && Participants.AsSpan().SequenceEqual(other.Participants.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => Id.GetHashCode();
}
