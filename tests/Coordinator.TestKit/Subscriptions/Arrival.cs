using Coordinator.Core.Subscriptions.Deliveries;

namespace Coordinator.TestKit.Subscriptions;

/// <summary>A delivery that has reached its target.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="At">When, in true time.</param>
/// <param name="Host">Who sent it.</param>
/// <param name="Outcome">What the target answered.</param>
public sealed record Arrival(Delivery Delivery, DateTimeOffset At, string Host, DeliveryOutcome Outcome);
