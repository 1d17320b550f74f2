using System.ComponentModel;

namespace Coordinator.Contracts.Subscriptions;

/// <summary>How far a subscription is in a slot.</summary>
public sealed record SubscriptionSlotBody
{
    /// <summary>The slot.</summary>
    public required int Slot { get; init; }

    /// <summary>The last event that is dealt with; 0 for none.</summary>
    [Description("The last event that is delivered, passed over or put aside.")]
    public required long Position { get; init; }

    /// <summary>The slot's last event.</summary>
    public required long Head { get; init; }

    /// <summary>How often the next delivery has failed; null for never.</summary>
    [Description("How often the next delivery has failed; absent for never.")]
    public int? Attempts { get; init; }

    /// <summary>When it is tried again; null unless it waits for that.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Deliveries of the slot that were given up; null for none.</summary>
    public int? DeadLetters { get; init; }

    /// <summary>What went wrong last; null for nothing ever.</summary>
    public DeliveryErrorBody? LastError { get; init; }
}
