using System.Diagnostics;
using Coordinator.Core.Model;
using Coordinator.Core.Recovery;
using Coordinator.Functions.Telemetry.Instruments;
using Coordinator.Functions.Telemetry.Runs;
using Coordinator.Functions.Telemetry.Traces;
using Coordinator.Storage.Queues;

namespace Coordinator.Functions.Telemetry;

/// <summary>Watches the messages that this host takes from the queues between hosts.</summary>
public sealed class TakenMessages
{
    readonly HostMetrics _metrics;
    readonly TimeProvider _time;

    internal TakenMessages(HostMetrics metrics, TimeProvider time) => (_metrics, _time) = (metrics, time);

    /// <summary>A message was taken: measures how long it lay, and begins a span linked to its sender's.</summary>
    /// <returns>Ends the span; null when nobody listens.</returns>
    public IDisposable? Begin(string queue, string message)
    {
        var stamp = MessageStamp.Of(message);
        if (stamp.AgeAt(_time.GetUtcNow()) is { } age)
            _metrics.Queues.Taken(queue, age);
        return TraceParent.Link(Spans.Message, ActivityKind.Consumer, stamp.Trace)?.SetTag(SpanTags.Queue, queue);
    }

    /// <summary>The attempt of a message was looked after.</summary>
    public void Resolved(Attempt attempt, Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        _metrics.Recovery.Resolved(Finders.Message, verdict);
        Activity.Current?.SetTag(SpanTags.Transaction, attempt.Id.Transaction.Value)
            .SetTag(SpanTags.Verdict, RunNames.Of(verdict));
    }
}
