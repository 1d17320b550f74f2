namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>What a run of a deliverer did.</summary>
/// <param name="Status">How it ended.</param>
public sealed record DeliveryReport(DeliveryStatus Status)
{
    /// <summary>When to run again; null for at once, or for nothing to do.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>When caught up: everything up to this event is dealt with.</summary>
    public long Position { get; init; }

    /// <summary>Deliveries that their target has taken.</summary>
    public int Delivered { get; init; }

    /// <summary>Deliveries that were given up.</summary>
    public int DeadLettered { get; init; }
}
