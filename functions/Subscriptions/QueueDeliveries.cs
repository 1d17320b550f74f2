using System.Globalization;
using System.Text;
using Azure;
using Coordinator.Core.Model;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Functions.Tenants;
using Coordinator.Storage.Queues;

namespace Coordinator.Functions.Subscriptions;

/// <summary>Sends deliveries to queues of the control store.</summary>
sealed class QueueDeliveries(ITargetQueues queues, DeliveryTimings timings, TimeProvider time)
{
    /// <summary>Sends one delivery; one that is too large for a message goes without its values.</summary>
    public async Task<DeliveryOutcome> SendAsync(Delivery delivery, QueueTarget target)
    {
        var seen = delivery.SeenBy(delivery.Tenant);
        var text = DeliveryText.Of(seen);
        if (Encoding.UTF8.GetByteCount(text) > Limits.QueueMessageBytesMax)
            text = DeliveryText.WithoutValues(seen);
        using var limit = new CancellationTokenSource(timings.SendMax, time);
        try
        {
            await queues.SendAsync(target.Queue, text, limit.Token);
            return DeliveryOutcome.Delivered;
        }
        catch (RequestFailedException e)
        {
            return DeliveryOutcome.Failed(string.Create(
                CultureInfo.InvariantCulture,
                $"The queue did not take the message: status {e.Status}, code {e.ErrorCode ?? "none"}."));
        }
        catch (Exception e) when (IsNoAnswer(e))
        {
            return DeliveryOutcome.Failed("The queue service did not answer.");
        }
    }

    // After its repetitions a client tells of all that went wrong at once.
    static bool IsNoAnswer(Exception error) => error is OperationCanceledException
        || (error is AggregateException all && all.Flatten().InnerExceptions.All(
            inner => inner is RequestFailedException or OperationCanceledException));
}
