using System.Net;
using Coordinator.Functions.Outgoing;

namespace Coordinator.Simulation.Systems.Hosts;

/// <summary>
/// A simulated host reaches nobody outside of its world: what tried to would leave virtual time, and never repeat.
/// </summary>
sealed class NoNetwork : INetwork
{
    /// <inheritdoc />
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation) => throw Refusal(host);

    /// <inheritdoc />
    public Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellation) =>
        throw Refusal(string.Join<IPAddress>(", ", addresses));

    static NotSupportedException Refusal(string target) => new($"A simulated host does not reach {target}.");
}
