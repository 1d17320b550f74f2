namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>Timings of deliveries. What arrives does not depend on them, only when, and how often twice.</summary>
public sealed record DeliveryTimings
{
    /// <summary>
    /// How long a deliverer has a slot for itself; every note that it makes begins this anew. When its host dies, the
    /// slot rests for as long.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How much the clocks of two hosts may differ before two of them deliver at once.</summary>
    public TimeSpan SkewMax { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one delivery may take; a longer one has failed. Well below the lease.</summary>
    public TimeSpan SendMax { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After this a run begins no further delivery, so that a stop or a change is noticed soon.</summary>
    public TimeSpan RunMax { get; init; } = TimeSpan.FromSeconds(30);
}
