using System.Diagnostics.Metrics;

namespace Coordinator.Functions.Telemetry.Instruments;

/// <summary>Deliveries of subscriptions.</summary>
sealed class SubscriptionMetrics(Meter meter)
{
    readonly Counter<long> _done = meter.CreateCounter<long>(
        "coordinator.deliveries.done", description: "Deliveries of subscriptions");

    readonly Counter<long> _dead = meter.CreateCounter<long>(
        "coordinator.deliveries.dead", description: "Deliveries that were given up; to be alerted on");

    /// <summary>Targets have taken deliveries, and deliveries were given up.</summary>
    public void Delivered(int done, int dead)
    {
        _done.Add(done);
        _dead.Add(dead);
    }
}
