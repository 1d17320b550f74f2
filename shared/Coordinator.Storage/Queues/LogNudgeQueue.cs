using Azure;
using Azure.Storage.Queues;
using Coordinator.Core.Model;
using Microsoft.Extensions.Logging;

namespace Coordinator.Storage.Queues;

/// <summary>
/// Asks some host to look after the event logs of slots. Best effort: a failed send is noted and dropped, because the
/// sweep finds what was left.
/// </summary>
/// <param name="queue">The queue, with Base64 encoding of messages.</param>
/// <param name="log">Where dropped requests are noted.</param>
public sealed class LogNudgeQueue(QueueClient queue, ILogger<LogNudgeQueue> log)
{
    /// <summary>The queue's name, for the client and for the trigger.</summary>
    public const string Name = "coordinator-follow";

    /// <summary>Sends one message for all slots; never throws for a fault of the queue.</summary>
    public async Task SendAsync(IReadOnlyCollection<SlotId> slots, TimeSpan delay)
    {
        try
        {
            await queue.SendMessageAsync(LogNudgeCodec.Encode(slots), visibilityTimeout: delay);
        }
        catch (Exception e)
        {
            var error = e as RequestFailedException;
            log.LogNudgeDropped(error?.Status ?? 0, error?.ErrorCode, e.GetType().Name);
        }
    }
}
