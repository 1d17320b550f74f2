using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Queues;

namespace Coordinator.Storage.Queues;

/// <summary>The queues that subscriptions deliver to. Safe for many threads.</summary>
/// <param name="open">Opens a queue of the control store, with Base64 encoding of messages; nothing is sent.</param>
public sealed class TargetQueues(Func<string, QueueClient> open) : ITargetQueues
{
    /// <summary>
    /// Minus one second is the service's word for no end: what nobody has read is not lost after a week.
    /// </summary>
    static readonly TimeSpan ForEver = TimeSpan.FromSeconds(-1);

    readonly ConcurrentDictionary<string, QueueClient> _queues = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public async Task SendAsync(string queue, string message, CancellationToken cancellation)
    {
        var client = _queues.GetOrAdd(queue, open);
        try
        {
            await client.SendMessageAsync(message, visibilityTimeout: null, ForEver, cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            await client.CreateIfNotExistsAsync(cancellationToken: cancellation);
            await client.SendMessageAsync(message, visibilityTimeout: null, ForEver, cancellation);
        }
    }
}
