using Azure.Storage.Queues.Models;
using Coordinator.Local.Runtime.Worker.Invocation;

namespace Coordinator.Local.Runtime.Worker.Queues;

/// <summary>Makes the event of a trigger out of a message.</summary>
static class QueueEvent
{
    /// <summary>The event: its input is the message, decoded; its side data have the official names.</summary>
    public static TriggerEvent Of(QueueMessage message, BinaryData body)
    {
        QueueMessage decoded = QueuesModelFactory.QueueMessage(
            message.MessageId,
            message.PopReceipt,
            body,
            message.DequeueCount,
            message.NextVisibleOn,
            message.InsertedOn,
            message.ExpiresOn);
        return new TriggerEvent(decoded, new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Id"] = message.MessageId,
            ["PopReceipt"] = message.PopReceipt,
            ["DequeueCount"] = message.DequeueCount,
            ["InsertionTime"] = message.InsertedOn,
            ["ExpirationTime"] = message.ExpiresOn,
            ["NextVisibleTime"] = message.NextVisibleOn,
        });
    }
}
