using Azure.Core.Pipeline;

namespace Coordinator.Storage;

/// <summary>
/// The connections of this process, shared by all clients. Azurite closes idle connections after 5 s, and a request
/// that meets the close is lost with an unknown outcome; so connections without TLS, which only an emulator has, are
/// given up after 3 s.
/// </summary>
static class StorageTransports
{
    static readonly string[] PlainMarks =
        ["UseDevelopmentStorage=true", "TableEndpoint=http://", "DefaultEndpointsProtocol=http;"];

    /// <summary>For an emulator.</summary>
    public static HttpPipelineTransport Plain { get; } = Create(TimeSpan.FromSeconds(3));

    /// <summary>For Azure, whose idle limit is minutes.</summary>
    public static HttpPipelineTransport Secure { get; } = Create(TimeSpan.FromMinutes(1));

    /// <summary>The one for a store.</summary>
    public static HttpPipelineTransport For(StoreOptions store) => store.Transport ?? (IsPlain(store) ? Plain : Secure);

    static bool IsPlain(StoreOptions store) => store.TableServiceUri is { } address
        ? address.Scheme == Uri.UriSchemeHttp
        : PlainMarks.Any(mark => store.ConnectionString!.Contains(mark, StringComparison.OrdinalIgnoreCase));

    static HttpClientTransport Create(TimeSpan idle) => new(new HttpClient(new SocketsHttpHandler
    {
        PooledConnectionIdleTimeout = idle,
        // Long enough to be worth a handshake, short enough to follow a change of the account's address.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    });
}
