using System.Diagnostics;

namespace Coordinator.Functions.Telemetry.Traces;

/// <summary>
/// The <c>traceparent</c> of W3C Trace Context: how a trace goes on in a message, in an orchestration, on another host.
/// </summary>
static class TraceParent
{
    /// <summary>That of the span that goes on here; null when there is none.</summary>
    public static string? Current =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    /// <summary>Its trace; null for none, or for a text that is no traceparent.</summary>
    public static string? TraceIdOf(string? parent) => ContextOf(parent)?.TraceId.ToHexString();

    /// <summary>
    /// Begins a span of ours under a parent that may be of another host. Where nobody listens it is not recorded, but
    /// the trace goes on in it all the same.
    /// </summary>
    /// <param name="name">The span's name.</param>
    /// <param name="kind">What it is to others.</param>
    /// <param name="parent">The parent's traceparent; null for whichever span goes on here, if any.</param>
    public static Activity Continue(string name, ActivityKind kind, string? parent)
    {
        var context = ContextOf(parent);
        var span = Spans.Source.StartActivity(name, kind, context ?? default);
        if (span is not null)
            return span;
        var unrecorded = new Activity(name);
        if (context is { } known)
            unrecorded.SetParentId(known.TraceId, known.SpanId, known.TraceFlags);
        return unrecorded.Start();
    }

    /// <summary>Begins a span of its own trace that is linked to another one; null when nobody listens.</summary>
    public static Activity? Link(string name, ActivityKind kind, string? other) => Spans.Source.StartActivity(
        name, kind, parentContext: default, tags: null,
        links: ContextOf(other) is { } context ? [new ActivityLink(context)] : null);

    /// <summary>A parent as spans take it; null for none, or for a text that is no traceparent.</summary>
    public static ActivityContext? ContextOf(string? parent) =>
        ActivityContext.TryParse(parent, traceState: null, isRemote: true, out var context) ? context : null;
}
