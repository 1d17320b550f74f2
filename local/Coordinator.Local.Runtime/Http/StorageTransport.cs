using Azure.Core.Pipeline;

namespace Coordinator.Local.Runtime.Http;

/// <summary>The connections that all clients share unless their options bring a transport.</summary>
static class StorageTransport
{
    /// <summary>
    /// Drops idle connections after 3 s: Azurite's side closes them after 5 s by default, and a request that meets the
    /// close is an unknown result, which conditional writes must not have for nothing.
    /// </summary>
    public static HttpPipelineTransport Shared { get; } = new HttpClientTransport(new HttpClient(
        new SocketsHttpHandler
        {
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(3),
            AllowAutoRedirect = false,
            UseCookies = false,
        })
    {
        // Each request has its own limit: ClientOptions.Retry.NetworkTimeout.
        Timeout = Timeout.InfiniteTimeSpan,
    });
}
