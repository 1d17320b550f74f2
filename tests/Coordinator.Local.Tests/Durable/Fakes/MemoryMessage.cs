using Coordinator.Local.Runtime.Durable.Storage;

namespace Coordinator.Local.Tests.Durable.Fakes;

/// <summary>A message in a queue in memory.</summary>
sealed record MemoryMessage(
    HubQueue Queue, string Id, string Text, string PopReceipt, DateTimeOffset HiddenUntil, long Deliveries)
{
    public MessageReceipt Receipt => new(Queue, Id, PopReceipt);
}
