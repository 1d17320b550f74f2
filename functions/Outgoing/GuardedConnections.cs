using System.Net;
using Coordinator.Core.Sagas.Outgoing;

namespace Coordinator.Functions.Outgoing;

/// <summary>
/// Connections to participants. The addresses that are checked are those that are connected to, so that a name cannot
/// lead elsewhere in between (S07); a connection is given up after a while, so that a name that has changed is resolved
/// and checked anew.
/// </summary>
static class GuardedConnections
{
    /// <summary>Connections to one host and port at once; further calls wait, within their own time.</summary>
    public const int PerHostMax = 64;

    /// <summary>Kilobytes of an answer's headers.</summary>
    const int HeadersKilobytesMax = 32;

    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    static readonly TimeSpan IdleMax = TimeSpan.FromSeconds(30);
    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>A handler without anything that a request would get by itself.</summary>
    /// <remarks>
    /// No proxy, cookies, credentials of this machine or redirects. No compression: a small answer could unpack to
    /// gigabytes. No trace headers: <see cref="ParticipantRequest"/> adds the one of the call's own trace, and what
    /// callers of this system sent beside it stays here.
    /// </remarks>
    public static SocketsHttpHandler Handler(INetwork network) => new()
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectCallback = (context, cancellation) => ConnectAsync(network, context.DnsEndPoint, cancellation),
        ConnectTimeout = ConnectTimeout,
        Credentials = null,
        MaxConnectionsPerServer = PerHostMax,
        // What is left of a body that is too large is not read either: the connection ends with it.
        MaxResponseDrainSize = 0,
        MaxResponseHeadersLength = HeadersKilobytesMax,
        PooledConnectionIdleTimeout = IdleMax,
        PooledConnectionLifetime = Lifetime,
        PreAuthenticate = false,
        UseCookies = false,
        UseProxy = false,
    };

    static async ValueTask<Stream> ConnectAsync(INetwork network, DnsEndPoint target, CancellationToken cancellation)
    {
        var addresses = await network.ResolveAsync(target.Host, cancellation);
        IPAddress[] allowed =
            [.. addresses.Where(address => AllowedHosts.AllowsAddress(target.Host, address))];
        return allowed.Length > 0
            ? await network.ConnectAsync(allowed, target.Port, cancellation)
            : throw new AddressNotAllowedException();
    }
}
