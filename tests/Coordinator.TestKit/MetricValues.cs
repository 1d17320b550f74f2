using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Coordinator.TestKit;

/// <summary>What the program measures from now on: each value of a histogram, and of a gauge when asked.</summary>
public sealed class MetricValues : IDisposable
{
    readonly MeterListener _listener = new();
    readonly ConcurrentQueue<double> _values = new();

    /// <summary>Begins to listen.</summary>
    /// <param name="instrument">The instrument's name.</param>
    /// <param name="scope">The factory whose meters count, so that other tests of the process do not.</param>
    public MetricValues(string instrument, IMeterFactory scope)
    {
        _listener.InstrumentPublished = (published, listener) =>
        {
            if (published.Name == instrument && published.Meter.Scope == scope)
                listener.EnableMeasurementEvents(published);
        };
        _listener.SetMeasurementEventCallback<double>((_, value, _, _) => _values.Enqueue(value));
        _listener.SetMeasurementEventCallback<int>((_, value, _, _) => _values.Enqueue(value));
        _listener.Start();
    }

    public IReadOnlyCollection<double> All => _values;

    /// <summary>Asks gauges.</summary>
    public void Ask() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();
}
