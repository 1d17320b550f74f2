using System.Diagnostics.Metrics;

namespace Coordinator.Functions.Telemetry.Instruments;

/// <summary>The event logs.</summary>
sealed class LogMetrics(Meter meter)
{
    readonly Counter<long> _sequenced = meter.CreateCounter<long>(
        "coordinator.events.sequenced", description: "Events that this host saw come into the logs");

    /// <summary>Logs got longer.</summary>
    public void Sequenced(long events) => _sequenced.Add(events);
}
