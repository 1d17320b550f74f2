using System.Collections.Concurrent;
using System.Diagnostics;

namespace Coordinator.TestKit.Telemetry;

/// <summary>The spans of this program that end from now on, in one trace: others of the process are left out.</summary>
public sealed class SpanRecorder : IDisposable
{
    readonly ConcurrentQueue<Activity> _ended = [];
    readonly ActivityListener _listener;
    readonly ActivityTraceId _trace = ActivityTraceId.CreateRandom();
    readonly ActivitySpanId _caller = ActivitySpanId.CreateRandom();

    /// <summary>Begins to listen.</summary>
    public SpanRecorder()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Coordinator",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Note,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>What a caller sends who traces: <c>traceparent</c>.</summary>
    public string Caller => $"00-{TraceId}-{CallerId}-01";

    /// <summary>Its trace.</summary>
    public string TraceId => _trace.ToHexString();

    /// <summary>Its span.</summary>
    public string CallerId => _caller.ToHexString();

    /// <summary>The spans of that trace, and those that are linked to it.</summary>
    public IReadOnlyCollection<Activity> Ended => _ended;

    /// <summary>Their names, in the order of their begins.</summary>
    public IEnumerable<string> Names => _ended.OrderBy(span => span.StartTimeUtc).Select(span => span.OperationName);

    public void Dispose() => _listener.Dispose();

    void Note(Activity span)
    {
        if (span.TraceId == _trace || span.Links.Any(link => link.Context.TraceId == _trace))
            _ended.Enqueue(span);
    }
}
