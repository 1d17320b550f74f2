using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Subscriptions;

/// <summary>Watches how many hosts that are alive have a delivery of one subscription and slot under way.</summary>
public sealed class FlightRecorder
{
    readonly List<(SimHost Host, Delivery Delivery)> _flights = [];

    /// <summary>The most that were under way at once.</summary>
    public int Most { get; private set; }

    internal IDisposable Begin(SimHost host, Delivery delivery)
    {
        var flight = (host, delivery);
        _flights.Add(flight);
        var count = _flights.Count(other => other.Host.IsAlive && IsSameSlot(other.Delivery, delivery));
        Most = Math.Max(Most, count);
        return new Flight(() => _flights.Remove(flight));
    }

    static bool IsSameSlot(Delivery left, Delivery right) =>
        left.Subscription == right.Subscription && left.Event.Slot == right.Event.Slot;

    sealed class Flight(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
