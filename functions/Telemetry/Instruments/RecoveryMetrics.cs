using System.Diagnostics.Metrics;
using Coordinator.Core.Recovery;
using Coordinator.Functions.Telemetry.Runs;

namespace Coordinator.Functions.Telemetry.Instruments;

/// <summary>Attempts that somebody else's run, a sweep or a message found, and what became of them.</summary>
sealed class RecoveryMetrics(Meter meter)
{
    readonly Histogram<double> _inDoubtAge = meter.CreateHistogram<double>(
        "coordinator.indoubt.age", Units.Seconds, "The age of the oldest attempt that a sweep left undecided, else 0");

    readonly Counter<long> _resolved = meter.CreateCounter<long>(
        "coordinator.recovery.resolved", "{attempt}", "Attempts of others that this host looked after, by its verdict");

    /// <summary>A sweep is over.</summary>
    /// <param name="oldest">The age of the oldest attempt that it left undecided; zero for none.</param>
    public void Swept(TimeSpan oldest) => _inDoubtAge.Record(oldest.TotalSeconds);

    /// <summary>Attempts of others were looked after.</summary>
    /// <param name="by">Who came upon them: one of <see cref="Finders"/>.</param>
    /// <param name="verdict">What became of them.</param>
    /// <param name="attempts">How many.</param>
    public void Resolved(string by, Verdict verdict, int attempts = 1) => _resolved.Add(
        attempts, KeyValuePair.Create<string, object?>("by", by),
        KeyValuePair.Create<string, object?>("verdict", RunNames.Of(verdict)));
}
