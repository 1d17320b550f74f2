using System.Diagnostics.Metrics;

namespace Coordinator.TestKit;

/// <summary>Adds up what a counter of the program counts, from now on.</summary>
public sealed class MetricCount : IDisposable
{
    readonly MeterListener _listener = new();
    long _value;

    /// <summary>Begins to count.</summary>
    /// <param name="counter">The counter's name.</param>
    /// <param name="scope">
    /// The factory whose meters count, so that other tests of the process do not; null for all.
    /// </param>
    /// <param name="tag">The value of a tag that what is counted must have; null for any.</param>
    public MetricCount(string counter, IMeterFactory? scope = null, string? tag = null)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == counter && (scope is null || instrument.Meter.Scope == scope))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            if (tag is null || tags.ToArray().Any(one => tag.Equals(one.Value)))
                Interlocked.Add(ref _value, value);
        });
        _listener.Start();
    }

    public long Value => Interlocked.Read(ref _value);

    public void Dispose() => _listener.Dispose();
}
