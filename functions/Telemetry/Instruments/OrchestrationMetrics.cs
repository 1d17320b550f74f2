using System.Diagnostics.Metrics;

namespace Coordinator.Functions.Telemetry.Instruments;

/// <summary>
/// Orchestrations. Of the process, since they are started by extension methods of the engine's client.
/// </summary>
static class OrchestrationMetrics
{
    static readonly Meter Meter = new(HostMetrics.MeterName);

    static readonly Counter<long> Starts = Meter.CreateCounter<long>(
        "coordinator.orchestrations.started", "{orchestration}", "Orchestrations that this host started");

    /// <summary>One was started.</summary>
    public static void Started(string orchestration) =>
        Starts.Add(1, KeyValuePair.Create<string, object?>("orchestration", orchestration));
}
