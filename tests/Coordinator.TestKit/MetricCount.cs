using System.Diagnostics.Metrics;

namespace Coordinator.TestKit;

/// <summary>Adds up what a counter of the program counts, from now on and in the whole process.</summary>
public sealed class MetricCount : IDisposable
{
    readonly MeterListener _listener = new();
    long _value;

    public MetricCount(string counter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == counter)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _value, value));
        _listener.Start();
    }

    public long Value => Interlocked.Read(ref _value);

    public void Dispose() => _listener.Dispose();
}
