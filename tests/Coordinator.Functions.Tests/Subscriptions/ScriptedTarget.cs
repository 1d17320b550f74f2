using System.Collections.Concurrent;
using Coordinator.Core.Subscriptions.Deliveries;

namespace Coordinator.Functions.Tests.Subscriptions;

/// <summary>A target in memory that does as a test says.</summary>
sealed class ScriptedTarget : IDeliveries
{
    /// <summary>What it does with a delivery.</summary>
    public Func<Delivery, Task<DeliveryOutcome>> Answer { get; set; } = _ => Task.FromResult(DeliveryOutcome.Delivered);

    /// <summary>Ids of all that came.</summary>
    public ConcurrentQueue<string> Ids { get; } = [];

    public Task<DeliveryOutcome> SendAsync(Delivery delivery)
    {
        Ids.Enqueue(delivery.Id);
        return Answer(delivery);
    }
}
