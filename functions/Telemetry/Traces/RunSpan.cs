using System.Diagnostics;
using Coordinator.Contracts.Telemetry;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Telemetry.Runs;

namespace Coordinator.Functions.Telemetry.Traces;

/// <summary>
/// The spans of one run: one for the transaction, below it one for each phase, below that those of the requests to
/// storage. None at all when nobody listens.
/// </summary>
sealed class RunSpan : IDisposable
{
    readonly Activity? _root = Spans.Source.StartActivity(Spans.Transaction);

    /// <summary>Begins the span of a phase; null when nobody listens. The last one may come after the root.</summary>
    public Activity? Enter(RunStep step)
    {
        if (_root is null)
            return null;
        var span = Spans.Source.StartActivity(NameOf(step.Phase), ActivityKind.Internal, _root.Context);
        return span?.SetTag(SpanTags.Attempt, step.Attempt);
    }

    /// <summary>Notes how the run went.</summary>
    public void Tell(RunBody run)
    {
        if (_root is not null)
            Tell(_root, run);
    }

    /// <summary>Notes how a run went.</summary>
    public static void Tell(Activity span, RunBody run)
    {
        span.SetTag(SpanTags.Transaction, run.Id)
            .SetTag(SpanTags.Plan, run.Plan)
            .SetTag(SpanTags.Slots, string.Join(',', run.Slots))
            .SetTag(SpanTags.Attempts, run.Attempts)
            .SetTag(SpanTags.Outcome, run.Status);
        if (run.Reasons.Count > 0)
            span.SetTag(SpanTags.Reasons, string.Join(',', run.Reasons));
        if (run.Status == RunStatuses.InDoubt)
            span.SetStatus(ActivityStatusCode.Error, RunStatuses.InDoubt);
    }

    /// <summary>The name of a phase's span.</summary>
    public static string NameOf(RunPhase phase) => Spans.Transaction + "." + RunNames.Of(phase);

    /// <inheritdoc />
    public void Dispose() => _root?.Dispose();
}
