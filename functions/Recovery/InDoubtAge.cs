using Coordinator.Core.Recovery;
using Coordinator.Functions.Telemetry;
using Coordinator.Functions.Telemetry.Instruments;

namespace Coordinator.Functions.Recovery;

/// <summary>Measures how long attempts stay undecided; to be alerted on.</summary>
public sealed class InDoubtAge
{
    readonly HostMetrics _metrics;
    readonly TimeProvider _time;

    internal InDoubtAge(HostMetrics metrics, TimeProvider time) => (_metrics, _time) = (metrics, time);

    /// <summary>Also records that nothing is undecided: silence means that no host sweeps.</summary>
    public void Record(SweepReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var now = _time.GetUtcNow();
        foreach (var (verdict, attempts) in report.Verdicts)
            _metrics.Recovery.Resolved(Finders.Sweep, verdict, attempts);
        _metrics.Recovery.Swept(
            report.Undecided.Select(attempt => now - attempt.CommitTime.Time).Append(TimeSpan.Zero).Max());
    }
}
