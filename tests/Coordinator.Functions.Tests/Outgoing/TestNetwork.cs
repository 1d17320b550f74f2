using System.Collections.Concurrent;
using System.Net;
using Coordinator.Functions.Outgoing;

namespace Coordinator.Functions.Tests.Outgoing;

/// <summary>
/// Names that lead where a test wants; whatever is connected to is in truth a server of this machine.
/// </summary>
sealed class TestNetwork(Func<string, string[]> names, int port) : INetwork
{
    readonly SystemNetwork _system = new();

    public ConcurrentQueue<string> Resolved { get; } = [];

    public ConcurrentQueue<IPAddress> Connected { get; } = [];

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        Resolved.Enqueue(host);
        return Task.FromResult(names(host).Select(IPAddress.Parse).ToArray());
    }

    public Task<Stream> ConnectAsync(IPAddress[] addresses, int port1, CancellationToken cancellation)
    {
        foreach (var address in addresses)
            Connected.Enqueue(address);
        return _system.ConnectAsync([IPAddress.Loopback], port, cancellation);
    }
}
