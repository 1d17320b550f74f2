using System.Diagnostics;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Functions.Outgoing;
using Coordinator.Functions.Telemetry.Traces;
using Coordinator.Functions.Tenants;

namespace Coordinator.Functions.Subscriptions;

/// <summary>
/// Posts deliveries, by the way of the calls to participants: to allowed hosts and addresses only, signed, bounded in
/// time. The delivery's id is the idempotency key too, with the tenant's prefix: one receiver may serve several
/// tenants, in whose words the ids of one event are the same if they call their subscriptions the same.
/// </summary>
sealed class WebhookDeliveries(ParticipantClient client, DeliveryTimings timings)
{
    /// <summary>Sends one delivery.</summary>
    public async Task<DeliveryOutcome> SendAsync(Delivery delivery, WebhookTarget target)
    {
        using var span = TraceParent.Continue(Spans.Delivery, ActivityKind.Client, parent: null);
        var call = new HttpCall
        {
            Key = delivery.Id,
            Method = HttpMethod.Post.Method,
            Url = target.Url,
            Body = DeliveryText.Of(delivery.SeenBy(delivery.Tenant)),
            Timeout = timings.SendMax,
            Tenant = delivery.Tenant,
            Trace = span.Id,
        };
        return WebhookAnswerPolicy.Judge(call, await client.SendAsync(call, CancellationToken.None));
    }
}
