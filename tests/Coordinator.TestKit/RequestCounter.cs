using System.Diagnostics.Metrics;

namespace Coordinator.TestKit;

/// <summary>Counts the HTTP requests of this process to some ports of this machine, as the runtime tells.</summary>
public sealed class RequestCounter : IDisposable
{
    readonly MeterListener _listener = new();
    readonly IReadOnlyCollection<int> _ports;
    long _begun;
    long _active;

    /// <summary>Counts from now on.</summary>
    /// <param name="connectionStrings">Of storage accounts; the ports in their endpoints count.</param>
    public RequestCounter(params IEnumerable<string> connectionStrings)
    {
        _ports = [.. connectionStrings.SelectMany(PortsOf).Distinct()];
        if (_ports.Count == 0)
            throw new ArgumentException("There is no endpoint in the connection strings.", nameof(connectionStrings));
        _listener.InstrumentPublished = static (instrument, listener) =>
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

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    static IEnumerable<int> PortsOf(string connectionString) => connectionString.Split(';')
        .Select(setting => setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..])
        .Where(value => value.StartsWith("http://", StringComparison.Ordinal))
        .Select(endpoint => new Uri(endpoint).Port);

    void Count(Instrument instrument, long change, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
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
