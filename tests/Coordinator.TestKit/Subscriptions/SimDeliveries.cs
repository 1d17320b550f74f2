using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Subscriptions;

/// <summary>A host's way to the targets.</summary>
public sealed class SimDeliveries(SimHost host, SimNetwork network, SimReceiver receiver, FlightRecorder flights)
    : IDeliveries
{
    static readonly DeliveryOutcome NoAnswer = DeliveryOutcome.Failed("There was no answer.");

    public async Task<DeliveryOutcome> SendAsync(Delivery delivery)
    {
        using var flight = flights.Begin(host, delivery);
        return await network.SendAsync(
            host.Next(EffectKind.Deliver) with { Subject = delivery.Id },
            () => Task.FromResult(receiver.Receive(delivery, host)),
            NoAnswer);
    }
}
