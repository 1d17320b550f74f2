using System.Net;
using System.Net.Sockets;

namespace Coordinator.Functions.Tests.Support;

/// <summary>A storage account that takes connections and requests and never answers one.</summary>
sealed class HangingStore : IDisposable
{
    const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>The system itself takes up to this many connections of a listener that never looks at them.</summary>
    const int ConnectionsMax = 512;

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public HangingStore() => _listener.Start(ConnectionsMax);

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName=hangs;AccountKey={Key};"
        + $"TableEndpoint=http://{_listener.LocalEndpoint}/hangs;QueueEndpoint=http://{_listener.LocalEndpoint}/hangs;";

    public void Dispose() => _listener.Dispose();
}
