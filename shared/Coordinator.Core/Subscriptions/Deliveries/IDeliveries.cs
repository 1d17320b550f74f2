namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>
/// Carries deliveries to their targets. Duties of an implementation:
/// <list type="number">
/// <item>A fault of the target or of the way there is an outcome, never an exception.</item>
/// <item>It answers within <see cref="DeliveryTimings.SendMax"/>: on that the lease relies.</item>
/// <item>It sends once. Trying again is the deliverer's business.</item>
/// <item>Delivered is answered only when the target has said that it has taken it.</item>
/// </list>
/// </summary>
public interface IDeliveries
{
    /// <summary>Sends one delivery. One that has failed may have arrived, or arrive later.</summary>
    Task<DeliveryOutcome> SendAsync(Delivery delivery);
}
