using System.Diagnostics.Metrics;

namespace Coordinator.Functions.Telemetry.Instruments;

/// <summary>What becomes of committed transactions after their answer.</summary>
sealed class FinishMetrics(Meter meter)
{
    readonly Counter<long> _done = meter.CreateCounter<long>(
        "coordinator.finish.done", description: "Transactions finished after the answer");

    readonly Counter<long> _dropped = meter.CreateCounter<long>(
        "coordinator.finish.dropped", description: "Transactions left to the sweeper because the queue was full");

    /// <summary>A transaction was finished.</summary>
    public void Done() => _done.Add(1);

    /// <summary>A transaction was left to the sweeper.</summary>
    public void Dropped() => _dropped.Add(1);
}
