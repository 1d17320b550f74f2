using System.Diagnostics.Metrics;
using Coordinator.Core.Effects;

namespace Coordinator.Functions.Telemetry.Instruments;

/// <summary>How the stores fare, as this host sees them.</summary>
sealed class StoreMetrics(Meter meter)
{
    /// <summary>Lets whoever collects ask how many stores do not answer this host.</summary>
    public void Watch(IStoreHealth stores) => meter.CreateObservableGauge(
        "coordinator.stores.failing", () => stores.All.Count(store => store.State == StoreHealth.Down),
        description: "Stores that do not answer this host; to be alerted on");
}
