using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Functions.Outgoing;

namespace Coordinator.Functions.Subscriptions;

/// <summary>
/// Posts deliveries, by the way of the calls to participants: to allowed hosts and addresses only, signed, bounded in
/// time. The delivery's id is the idempotency key too.
/// </summary>
sealed class WebhookDeliveries(ParticipantClient client, DeliveryTimings timings)
{
    /// <summary>Sends one delivery.</summary>
    public async Task<DeliveryOutcome> SendAsync(Delivery delivery, WebhookTarget target)
    {
        var call = new HttpCall
        {
            Key = delivery.Id,
            Method = HttpMethod.Post.Method,
            Url = target.Url,
            Body = DeliveryText.Of(delivery),
            Timeout = timings.SendMax,
        };
        return WebhookAnswerPolicy.Judge(call, await client.SendAsync(call, CancellationToken.None));
    }
}
