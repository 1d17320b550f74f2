using System.Diagnostics.Metrics;

namespace Coordinator.Functions.Telemetry.Instruments;

/// <summary>Views.</summary>
sealed class ViewMetrics(Meter meter)
{
    readonly Counter<long> _dead = meter.CreateCounter<long>(
        "coordinator.views.dead", description: "Changes that could not be projected; to be alerted on");

    readonly Histogram<double> _lag = meter.CreateHistogram<double>(
        "coordinator.views.lag", Units.Seconds, "The age of the oldest event that a view was left without, else 0",
        tags: null, Units.Latencies);

    /// <summary>Views have followed their logs as far as they can now.</summary>
    /// <param name="lag">The age of the oldest event that one of them lacks; zero for none.</param>
    public void Followed(TimeSpan lag) => _lag.Record(lag.TotalSeconds);

    /// <summary>Changes were refused by a projection.</summary>
    public void ChangesDead(int changes) => _dead.Add(changes);
}
