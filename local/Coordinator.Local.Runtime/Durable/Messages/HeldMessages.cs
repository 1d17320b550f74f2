using System.Collections.Concurrent;
using Coordinator.Local.Runtime.Durable.Storage;

namespace Coordinator.Local.Runtime.Durable.Messages;

/// <summary>The messages that this host works on, by the service's ids.</summary>
sealed class HeldMessages
{
    readonly ConcurrentDictionary<string, HeldMessage> _messages = new(StringComparer.Ordinal);

    public ICollection<HeldMessage> All => _messages.Values;

    /// <summary>How many messages of a queue wait here for a step.</summary>
    public int WaitingOf(HubQueue queue) =>
        _messages.Count(message => message.Value.Queue == queue && !message.Value.IsTaken);

    public HeldMessage? Find(string messageId) => _messages.GetValueOrDefault(messageId);

    public void Add(HeldMessage message) => _messages[message.MessageId] = message;

    public void Remove(HeldMessage message) => _messages.TryRemove(message.MessageId, out _);
}
