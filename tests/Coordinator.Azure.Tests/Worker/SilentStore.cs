using System.Net;
using System.Net.Sockets;

namespace Coordinator.Azure.Tests.Worker;

/// <summary>A storage account that takes connections and never answers.</summary>
sealed class SilentStore : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SilentStore() => _listener.Start();

    /// <summary>How to reach it.</summary>
    public string ConnectionString
    {
        get
        {
            var address = $"http://{_listener.LocalEndpoint}/silent";
            return $"AccountName=silent;AccountKey=c2VjcmV0;TableEndpoint={address};QueueEndpoint={address}";
        }
    }

    public void Dispose() => _listener.Dispose();
}
