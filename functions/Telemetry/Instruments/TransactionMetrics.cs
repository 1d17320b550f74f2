using System.Diagnostics.Metrics;

namespace Coordinator.Functions.Telemetry.Instruments;

/// <summary>Transactions: how they end, how long that takes, and what is in their way.</summary>
sealed class TransactionMetrics(Meter meter)
{
    readonly Histogram<double> _duration = meter.CreateHistogram<double>(
        "coordinator.commit.duration", Units.Seconds, "From the begin of a transaction to its answer", tags: null,
        Units.Latencies);

    readonly Counter<long> _ended = meter.CreateCounter<long>(
        "coordinator.transactions", "{transaction}", "Transactions that this host answered, by their outcome");

    readonly Counter<long> _aborts = meter.CreateCounter<long>(
        "coordinator.aborts", "{transaction}", "Transactions that were aborted, once for each reason");

    readonly Counter<long> _conflicts = meter.CreateCounter<long>(
        "coordinator.conflicts", "{conflict}", "How often a transaction met another one at an item");

    readonly Histogram<int> _attempts = meter.CreateHistogram<int>(
        "coordinator.attempts", "{attempt}", "Attempts that a transaction took", tags: null, Units.FewCounts);

    /// <summary>A transaction was answered.</summary>
    /// <param name="plan">The way that it took; unknown when it came to none.</param>
    /// <param name="outcome">Committed, aborted or in doubt, as on the wire.</param>
    /// <param name="took">From its begin to its answer.</param>
    /// <param name="attempts">How many attempts it made.</param>
    public void Ended(string? plan, string outcome, TimeSpan took, int attempts)
    {
        var ofPlan = KeyValuePair.Create<string, object?>("plan", plan ?? "unknown");
        var ofOutcome = KeyValuePair.Create<string, object?>("outcome", outcome);
        _duration.Record(took.TotalSeconds, ofPlan, ofOutcome);
        _ended.Add(1, ofOutcome);
        _attempts.Record(attempts, ofPlan);
    }

    /// <summary>A transaction was aborted.</summary>
    /// <param name="reason">A reason, as in <c>reasons</c> of the activity.</param>
    public void Aborted(string reason) => _aborts.Add(1, KeyValuePair.Create<string, object?>("reason", reason));

    /// <summary>A transaction met another one at an item.</summary>
    /// <param name="isHeld">Whether the other one held the item; else it changed it meanwhile.</param>
    public void Conflicted(bool isHeld) =>
        _conflicts.Add(1, KeyValuePair.Create<string, object?>("kind", isHeld ? "held" : "changed"));
}
