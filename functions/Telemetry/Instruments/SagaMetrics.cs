using System.Diagnostics.Metrics;

namespace Coordinator.Functions.Telemetry.Instruments;

/// <summary>Sagas.</summary>
sealed class SagaMetrics(Meter meter)
{
    readonly Counter<long> _stuck = meter.CreateCounter<long>(
        "coordinator.sagas.stuck", description: "Statuses of sagas that need an operator; to be alerted on");

    /// <summary>A saga was shown that needs an operator.</summary>
    public void Stuck() => _stuck.Add(1);
}
