using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Functions.Tenants;

namespace Coordinator.Functions.Subscriptions;

/// <summary>Sends each delivery to its kind of target.</summary>
sealed class TargetDeliveries(WebhookDeliveries webhooks, QueueDeliveries queues) : IDeliveries
{
    /// <inheritdoc />
    public Task<DeliveryOutcome> SendAsync(Delivery delivery)
    {
        var seen = delivery.SeenBy(delivery.Tenant);
        return delivery.Target switch
        {
            WebhookTarget webhook => webhooks.SendAsync(seen, webhook),
            QueueTarget queue => queues.SendAsync(seen, queue),
            _ => throw new ArgumentException($"No way to a {delivery.Target.GetType().Name}.", nameof(delivery)),
        };
    }
}
