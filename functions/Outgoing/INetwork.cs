using System.Net;

namespace Coordinator.Functions.Outgoing;

/// <summary>Names and connections; what is between them, the check of addresses, is not its matter.</summary>
interface INetwork
{
    /// <summary>The addresses of a host, which may be an address itself.</summary>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation);

    /// <summary>Connects to the first of the addresses that answers.</summary>
    Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellation);
}
