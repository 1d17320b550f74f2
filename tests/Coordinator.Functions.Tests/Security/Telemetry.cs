using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Coordinator.Functions.Tests.Security;

/// <summary>All traces and metrics of this process from now on: names, tags, events.</summary>
sealed class Telemetry : IDisposable
{
    readonly ConcurrentQueue<string> _seen = [];
    readonly ActivityListener _traces;
    readonly MeterListener _metrics = new();

    Telemetry()
    {
        _traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Note,
        };
        ActivitySource.AddActivityListener(_traces);
        _metrics.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
        _metrics.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Note(instrument, tags));
        _metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
        _metrics.Start();
    }

    public static Telemetry Start() => new();

    public string Text => string.Join('\n', _seen);

    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }

    void Note(Activity activity)
    {
        _seen.Enqueue($"{activity.Source.Name} {activity.DisplayName} {activity.StatusDescription}");
        foreach (var (name, value) in activity.TagObjects.Concat(activity.Events.SelectMany(one => one.Tags)))
            _seen.Enqueue($"{name}={value}");
        foreach (var (name, value) in activity.Baggage)
            _seen.Enqueue($"{name}={value}");
    }

    void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        _seen.Enqueue($"{instrument.Meter.Name} {instrument.Name}");
        foreach (var (name, value) in tags)
            _seen.Enqueue($"{name}={value}");
    }
}
