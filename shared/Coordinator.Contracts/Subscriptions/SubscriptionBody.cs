using System.ComponentModel;

namespace Coordinator.Contracts.Subscriptions;

/// <summary>A subscription, and how far it is: <c>GET /api/subscriptions/{name}</c>.</summary>
public sealed record SubscriptionBody : SubscriptionSummaryBody
{
    /// <summary>Events of all slots that it has not dealt with.</summary>
    [Description("Events of all slots that are not delivered, passed over or put aside yet.")]
    public required long Lag { get; init; }

    /// <summary>Deliveries that were given up.</summary>
    [Description("Deliveries that were given up, and can be sent again.")]
    public required int DeadLetters { get; init; }

    /// <summary>What went wrong last in any slot; null for nothing ever.</summary>
    public DeliveryErrorBody? LastError { get; init; }

    /// <summary>The slots in which anything has ever happened.</summary>
    [Description("The slots that have events.")]
    public required IReadOnlyList<SubscriptionSlotBody> Slots { get; init; }
}
