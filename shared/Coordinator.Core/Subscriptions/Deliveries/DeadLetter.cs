using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>
/// A delivery that was given up. It holds no values: the log does, and it is never cut, so that the same delivery can
/// be sent again.
/// </summary>
public sealed record DeadLetter
{
    /// <summary>The delivery's id.</summary>
    public required string Id { get; init; }

    /// <summary>The slot.</summary>
    public required SlotId Slot { get; init; }

    /// <summary>The event.</summary>
    public required long Sequence { get; init; }

    /// <summary>The indexes of the event's changes that it tells of; empty for a message.</summary>
    public ImmutableArray<int> Changes { get; init; } = [];

    /// <summary>The index of the event's message; null for changes.</summary>
    public int? Message { get; init; }

    /// <summary>The transaction.</summary>
    public required TransactionId Transaction { get; init; }

    /// <summary>When that committed.</summary>
    public required Hlc CommitTime { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it failed last.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why, for people.</summary>
    public required string Reason { get; init; }

    /// <summary>A delivery that has failed.</summary>
    internal static DeadLetter Of(Delivery delivery, int attempts, DateTimeOffset at, string reason) => new()
    {
        Id = delivery.Id,
        Slot = delivery.Event.Slot,
        Sequence = delivery.Event.Sequence,
        Changes = delivery.Changes,
        Message = delivery.Message,
        Transaction = delivery.Event.Transaction,
        CommitTime = delivery.Event.CommitTime,
        Attempts = attempts,
        At = at,
        Reason = reason,
    };

    /// <summary>The same delivery again, to where the subscription sends now.</summary>
    internal Delivery Again(Subscription subscription, Events.LogEvent found) => new()
    {
        Subscription = subscription.Name,
        Tenant = subscription.Definition.Tenant,
        Target = subscription.Definition.Target,
        Event = found,
        Changes = Changes,
        Message = Message,
    };
}
