using Coordinator.Core.Model;

namespace Coordinator.Core.Subscriptions.Cursors;

/// <summary>How far a subscription is in a slot.</summary>
public sealed record Cursor
{
    /// <summary>The slot.</summary>
    public required SlotId Slot { get; init; }

    /// <summary>The <see cref="Subscription.Course"/> that the position belongs to.</summary>
    public int Course { get; init; }

    /// <summary>Everything up to here is delivered, does not match, or is a dead letter.</summary>
    public required LogMark Position { get; init; }

    /// <summary>Who delivers now; null for nobody.</summary>
    public Lease? Lease { get; init; }

    /// <summary>The <see cref="Subscription.Revision"/> that attempts and back-off belong to.</summary>
    public int Revision { get; init; }

    /// <summary>How often the next delivery has failed.</summary>
    public int Attempts { get; init; }

    /// <summary>When the next delivery is tried again; null for at once.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>What went wrong last, if anything ever did.</summary>
    public DeliveryFailure? LastFailure { get; init; }

    /// <summary>Dead letters of this slot.</summary>
    public int DeadLetters { get; init; }

    /// <summary>Nothing is in the way of the next delivery.</summary>
    public Cursor At(LogMark position) => this with { Position = position, Attempts = 0, RetryAt = null };

    /// <summary>The cursor as a subscription in its present course and revision sees it.</summary>
    internal Cursor For(Subscription subscription)
    {
        var cursor = Course == subscription.Course ? this : At(default) with { Course = subscription.Course };
        return cursor.Revision == subscription.Revision
            ? cursor
            : cursor with { Revision = subscription.Revision, Attempts = 0, RetryAt = null };
    }
}
