using Azure;
using Azure.Storage.Queues;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Microsoft.Extensions.Logging;

namespace Coordinator.Storage.Queues;

/// <summary>Sends requests to look after event logs by a storage queue.</summary>
/// <param name="queue">The queue, with Base64 encoding of messages.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where dropped requests are noted.</param>
public sealed class LogNudgeQueue(QueueClient queue, TimeProvider time, ILogger<LogNudgeQueue> log) : ILogNudges
{
    /// <summary>The queue's name, for the client and for the trigger.</summary>
    public const string Name = "coordinator-follow";

    /// <inheritdoc />
    public async Task SendAsync(IReadOnlyCollection<SlotId> slots, TimeSpan delay)
    {
        try
        {
            await queue.SendMessageAsync(
                LogNudgeCodec.Encode(slots, MessageStamp.Now(time, delay)), visibilityTimeout: delay);
        }
        catch (Exception e)
        {
            var error = e as RequestFailedException;
            log.LogNudgeDropped(error?.Status ?? 0, error?.ErrorCode, e.GetType().Name);
        }
    }
}
