using System.Net;
using System.Net.Sockets;

namespace Coordinator.EndToEnd.Tests.Processes;

/// <summary>A port that nobody listens on, for a host that has to come back at the same address.</summary>
static class FreePort
{
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
