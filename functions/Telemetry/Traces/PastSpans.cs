using System.Diagnostics;
using Coordinator.Contracts.Telemetry;

namespace Coordinator.Functions.Telemetry.Traces;

/// <summary>The spans of a run that is over: those of an orchestration, which no host saw from begin to end.</summary>
static class PastSpans
{
    /// <summary>Tells of a run and its phases.</summary>
    /// <param name="run">The run.</param>
    /// <param name="parent">The traceparent of what it belongs to; null for none.</param>
    public static void Tell(RunBody run, string? parent)
    {
        using var root = Begin(Spans.Transaction, parent, run.StartedAt);
        if (root is null)
            return;
        RunSpan.Tell(root, run);
        foreach (var phase in run.Phases.Where(phase => phase.Name != RunPhases.Finish))
            Tell(phase, run.StartedAt, root.Id);
        root.SetEndTime(At(run.StartedAt, run.DurationMs));
    }

    /// <summary>
    /// Tells of a run's finish, which comes after its answer: in a later step, hence beside the run's span.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="parent">The traceparent of what the run belongs to; null for none.</param>
    public static void TellFinish(RunBody run, string? parent)
    {
        foreach (var phase in run.Phases.Where(phase => phase.Name == RunPhases.Finish))
            Tell(phase, run.StartedAt, parent);
    }

    static void Tell(RunPhaseBody phase, DateTimeOffset begin, string? parent)
    {
        using var span = Begin($"{Spans.Transaction}.{phase.Name}", parent, begin.AddMilliseconds(phase.StartMs));
        span?.SetTag(SpanTags.Attempt, phase.Attempt).SetEndTime(At(begin, phase.StartMs + phase.DurationMs));
    }

    static Activity? Begin(string name, string? parent, DateTimeOffset start) => Spans.Source.StartActivity(
        name, ActivityKind.Internal, TraceParent.ContextOf(parent) ?? default, startTime: start);

    static DateTime At(DateTimeOffset begin, double milliseconds) => begin.AddMilliseconds(milliseconds).UtcDateTime;
}
