using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Subscriptions;

/// <summary>The targets of all subscriptions: they take what they are told to, and remember everything.</summary>
public sealed class SimReceiver(SimScheduler scheduler)
{
    /// <summary>What it answers to a delivery; it takes everything unless a test says otherwise.</summary>
    public Func<Delivery, DeliveryOutcome> Answer { get; set; } = _ => DeliveryOutcome.Delivered;

    /// <summary>Everything that arrived, in order.</summary>
    public List<Arrival> Arrivals { get; } = [];

    /// <summary>Ids of everything that was taken, in order.</summary>
    public IEnumerable<string> Taken =>
        Arrivals.Where(arrival => arrival.Outcome.IsDelivered).Select(arrival => arrival.Delivery.Id);

    internal DeliveryOutcome Receive(Delivery delivery, SimHost host)
    {
        var outcome = Answer(delivery);
        Arrivals.Add(new Arrival(delivery, scheduler.Now, host.Name, outcome));
        return outcome;
    }
}
