using Azure;
using Azure.Storage.Queues;
using Coordinator.Core.Effects;
using Microsoft.Extensions.Logging;

namespace Coordinator.Storage.Queues;

/// <summary>Sends requests to resolve by a storage queue; the delay is the message's initial invisibility.</summary>
/// <param name="queue">The queue, with Base64 encoding of messages.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where dropped requests are noted.</param>
public sealed class NudgeQueue(QueueClient queue, TimeProvider time, ILogger<NudgeQueue> log) : INudges
{
    /// <summary>The queue's name, for the client and for the trigger.</summary>
    public const string Name = "coordinator-resolve";

    /// <summary>
    /// The service's limit for an initial invisibility, less a margin; also how long a message is kept at all.
    /// </summary>
    static readonly TimeSpan DelayMax = TimeSpan.FromDays(6);

    /// <inheritdoc />
    public async Task SendAsync(ResolveNudge nudge)
    {
        ArgumentNullException.ThrowIfNull(nudge);
        var delay = Delay(nudge.Delay);
        var message = ResolveNudgeCodec.Encode(nudge, MessageStamp.Now(time, delay));
        try
        {
            await queue.SendMessageAsync(message, visibilityTimeout: delay);
        }
        catch (Exception e)
        {
            var error = e as RequestFailedException;
            log.NudgeDropped(error?.Status ?? 0, error?.ErrorCode, e.GetType().Name);
        }
    }

    /// <summary>Whole seconds, rounded up: a message that comes before the deadline is in vain.</summary>
    static TimeSpan Delay(TimeSpan delay)
    {
        var seconds = TimeSpan.FromSeconds(Math.Ceiling(Math.Max(0, delay.TotalSeconds)));
        return seconds < DelayMax ? seconds : DelayMax;
    }
}
