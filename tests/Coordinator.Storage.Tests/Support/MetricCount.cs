using System.Diagnostics.Metrics;

namespace Coordinator.Storage.Tests.Support;

/// <summary>Adds up what a counter of the program counts, from now on and in the whole process.</summary>
sealed class MetricCount : IDisposable
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
