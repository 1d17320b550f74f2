using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;

namespace Coordinator.Functions.Subscriptions;

/// <summary>Sends each delivery to its kind of target.</summary>
sealed class TargetDeliveries(WebhookDeliveries webhooks, QueueDeliveries queues) : IDeliveries
{
    /// <inheritdoc />
    public Task<DeliveryOutcome> SendAsync(Delivery delivery) => delivery.Target switch
    {
        WebhookTarget webhook => webhooks.SendAsync(delivery, webhook),
        QueueTarget queue => queues.SendAsync(delivery, queue),
        _ => throw new ArgumentException($"No way to a {delivery.Target.GetType().Name}.", nameof(delivery)),
    };
}
