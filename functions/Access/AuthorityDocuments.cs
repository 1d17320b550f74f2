using Microsoft.IdentityModel.Protocols;

namespace Coordinator.Functions.Access;

/// <summary>Fetches documents of the authority, and of nobody else whom it may name in one of them.</summary>
sealed class AuthorityDocuments : IDocumentRetriever, IDisposable
{
    const int BytesMax = 1024 * 1024;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly Uri _authority;
    readonly HttpClient _http;
    readonly HttpDocumentRetriever _documents;

    public AuthorityDocuments(Uri authority)
    {
        _authority = authority;
        // A redirection could lead to another host.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = Patience })
        {
            MaxResponseContentBufferSize = BytesMax,
            Timeout = Patience,
        };
        _documents = new HttpDocumentRetriever(_http)
        {
            RequireHttps = authority.Scheme == Uri.UriSchemeHttps,
            SendAdditionalHeaderData = false,
        };
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The address is not the authority's.</exception>
    public Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var given)
            || Uri.Compare(
                given, _authority, UriComponents.SchemeAndServer, UriFormat.UriEscaped,
                StringComparison.OrdinalIgnoreCase) != 0)
            throw new InvalidOperationException("The authority names an address that is not its own.");
        return _documents.GetDocumentAsync(address, cancel);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
