using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Subscriptions.Definitions;

namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>What a target is sent: one event's matching changes, or one message.</summary>
public sealed record Delivery
{
    /// <summary>The subscription's name.</summary>
    public required string Subscription { get; init; }

    /// <summary>Whose it is: its target is told names without the tenant's prefix.</summary>
    public Tenant Tenant { get; init; }

    /// <summary>Where it goes.</summary>
    public required SubscriptionTarget Target { get; init; }

    /// <summary>The event.</summary>
    public required LogEvent Event { get; init; }

    /// <summary>The indexes of the changes that it tells of; empty for a message.</summary>
    public ImmutableArray<int> Changes { get; init; } = [];

    /// <summary>The index of its message; null for changes.</summary>
    public int? Message { get; init; }

    /// <summary>The same for every repetition, however often and by whomever it is sent.</summary>
    public string Id => IdOf(Subscription, Event.Slot, Event.Sequence, Message);

    /// <summary>The id of a delivery.</summary>
    public static string IdOf(string subscription, SlotId slot, long sequence, int? message)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{subscription}/{slot}/{sequence}");
        return message is { } index ? string.Create(CultureInfo.InvariantCulture, $"{id}/{index}") : id;
    }
}
