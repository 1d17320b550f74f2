namespace Coordinator.Core.Subscriptions.Cursors;

/// <summary>A delivery that failed.</summary>
/// <param name="At">When.</param>
/// <param name="Delivery">The delivery's id.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record DeliveryFailure(DateTimeOffset At, string Delivery, string Reason);
