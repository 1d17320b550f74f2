using System.Diagnostics;
using Coordinator.Core.Model;
using Coordinator.Core.Recovery;
using Coordinator.Functions.Telemetry.Instruments;
using Coordinator.Functions.Telemetry.Runs;
using Coordinator.Functions.Telemetry.Traces;

namespace Coordinator.Functions.Telemetry;

/// <summary>Watches orchestrations that resolve what a sweep could not decide yet.</summary>
sealed class RecoveryWatch(HostMetrics metrics)
{
    /// <summary>One has come to a verdict, or to the end of its patience.</summary>
    /// <param name="attempt">What it looked after.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="trace">The trace of the sweep that ordered it, as a traceparent; null for none.</param>
    public void Resolved(Attempt attempt, Verdict verdict, string? trace)
    {
        metrics.Recovery.Resolved(Finders.Orchestration, verdict);
        using var span = TraceParent.Link(Spans.Recovery, ActivityKind.Internal, trace);
        span?.SetTag(SpanTags.Transaction, attempt.Id.Transaction.Value)
            .SetTag(SpanTags.Attempt, attempt.Id.Number)
            .SetTag(SpanTags.Verdict, RunNames.Of(verdict));
    }
}
