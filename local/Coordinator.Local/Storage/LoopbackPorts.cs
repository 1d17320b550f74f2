using System.Net;
using System.Net.Sockets;
using Coordinator.Local.Azurite;

namespace Coordinator.Local.Storage;

/// <summary>
/// Whether ports of this machine are free, asked before something is started that would fail on them.
/// </summary>
static class LoopbackPorts
{
    /// <summary>True when nothing listens there now; 0 is always free.</summary>
    public static bool IsFree(int port)
    {
        if (port == 0)
            return true;
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>True when all three are free.</summary>
    public static bool AreFree(AzuritePorts ports) =>
        IsFree(ports.Blob) && IsFree(ports.Queue) && IsFree(ports.Table);

    /// <summary>Three ports a process, counted up from a base.</summary>
    /// <exception cref="LauncherException">One of them is taken or no port.</exception>
    public static AzuritePorts FromBase(int basePort, int process)
    {
        var first = basePort + (3 * process);
        var ports = new AzuritePorts(first, first + 1, first + 2);
        if (first < 1 || ports.Table > IPEndPoint.MaxPort)
            throw new LauncherException($"--base-port {basePort} leaves the range 1 to {IPEndPoint.MaxPort}.");
        return AreFree(ports)
            ? ports
            : throw new LauncherException(
                $"One of the ports {ports.Blob} to {ports.Table} is taken. Choose another --base-port, or leave it out "
                + "to take free ones.");
    }
}
