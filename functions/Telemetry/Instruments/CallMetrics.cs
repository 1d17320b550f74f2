using System.Diagnostics.Metrics;
using Coordinator.Functions.Limiting;

namespace Coordinator.Functions.Telemetry.Instruments;

/// <summary>Requests that are let in, or not.</summary>
sealed class CallMetrics(Meter meter)
{
    readonly Counter<long> _refused =
        meter.CreateCounter<long>("coordinator.calls.refused", description: "Requests answered 429");

    /// <summary>A request was answered 429.</summary>
    /// <param name="bound">Which bound it met: <c>caller</c>, <c>address</c>, <c>load</c> and so on.</param>
    public void Refused(string bound) => _refused.Add(1, KeyValuePair.Create<string, object?>("bound", bound));

    /// <summary>Lets whoever collects ask how many requests are served, and how many may be.</summary>
    public void Watch(Admission admission)
    {
        meter.CreateObservableGauge(
            "coordinator.admission.limit", () => admission.Limit,
            description: "So many requests this host serves at once at most, now");
        meter.CreateObservableGauge(
            "coordinator.admission.serving", () => admission.Serving,
            description: "Requests that this host serves now, waiting ones not counted");
    }
}
