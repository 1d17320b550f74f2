using System.Diagnostics.Metrics;

namespace Coordinator.Benchmarks.Durable;

/// <summary>Counts the storage requests of all hubs in this process.</summary>
sealed class RequestMeter : IDisposable
{
    readonly MeterListener _listener = new();
    long _count;

    public RequestMeter()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Coordinator.Local.Durable", Name: "durable.storage.requests" })
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, more, _, _) => Interlocked.Add(ref _count, more));
        _listener.Start();
    }

    public long Count => Interlocked.Read(ref _count);

    public void Dispose() => _listener.Dispose();
}
