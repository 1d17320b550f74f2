using System.Diagnostics.Metrics;

namespace Coordinator.Local.Tests.Durable.Load;

/// <summary>Counts the HTTP requests of this process to some ports, by what the runtime itself reports.</summary>
sealed class RequestCounter : IDisposable
{
    readonly MeterListener _listener = new();
    readonly IReadOnlyCollection<int> _ports;
    long _begun;
    long _active;

    public RequestCounter(IReadOnlyCollection<int> ports)
    {
        _ports = ports;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.active_requests" })
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>(Count);
        _listener.Start();
    }

    /// <summary>How many have begun.</summary>
    public long Begun => Interlocked.Read(ref _begun);

    /// <summary>How many are under way.</summary>
    public long Active => Interlocked.Read(ref _active);

    public void Dispose() => _listener.Dispose();

    void Count(
        Instrument instrument, long change, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        foreach (var tag in tags)
        {
            if (tag.Key != "server.port" || tag.Value is not int port || !_ports.Contains(port))
                continue;
            Interlocked.Add(ref _active, change);
            if (change > 0)
                Interlocked.Add(ref _begun, change);
        }
    }
}
