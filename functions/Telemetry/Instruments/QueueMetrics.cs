using System.Diagnostics.Metrics;

namespace Coordinator.Functions.Telemetry.Instruments;

/// <summary>The queues between hosts.</summary>
sealed class QueueMetrics(Meter meter)
{
    readonly Histogram<double> _age = meter.CreateHistogram<double>(
        "coordinator.queue.age", Units.Seconds, "How long a message lay in its queue after it was due", tags: null,
        Units.Latencies);

    /// <summary>A message was taken.</summary>
    public void Taken(string queue, TimeSpan age) =>
        _age.Record(age.TotalSeconds, KeyValuePair.Create<string, object?>("queue", queue));
}
