using System.Collections.Concurrent;
using Coordinator.Local.Runtime.Durable.Storage;

namespace Coordinator.Local.Runtime.Durable.Messages;

/// <summary>The messages that this host works on, by the service's ids.</summary>
sealed class HeldMessages
{
    readonly ConcurrentDictionary<string, HeldMessage> _messages = new(StringComparer.Ordinal);
    int _waiting;

    public ICollection<HeldMessage> All => _messages.Values;

    /// <summary>How many messages of the control queue wait here for a step.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public HeldMessage? Find(string messageId) => _messages.GetValueOrDefault(messageId);

    public void Add(HeldMessage message)
    {
        if (_messages.TryAdd(message.MessageId, message) && message.Queue == HubQueue.Control)
            Interlocked.Increment(ref _waiting);
    }

    /// <summary>A step has taken it.</summary>
    public void MarkTaken(HeldMessage message)
    {
        if (message.TryTake() && message.Queue == HubQueue.Control)
            Interlocked.Decrement(ref _waiting);
    }

    public void Remove(HeldMessage message)
    {
        if (_messages.TryRemove(message.MessageId, out var removed))
            MarkTaken(removed);
    }
}
