using System.Net.Http.Headers;
using Azure.Core;

namespace Coordinator.Client;

/// <summary>
/// Sends an access token with every request, for hosts that know their callers by Entra ID, or by another authority,
/// instead of by keys.
/// </summary>
/// <example>
/// <c>new CoordinatorClient(new HttpClient(new BearerTokens(token) { InnerHandler = new SocketsHttpHandler() }))</c>
/// </example>
public sealed class BearerTokens : DelegatingHandler
{
    readonly Func<CancellationToken, ValueTask<string>> _token;

    /// <summary>Tokens of any origin.</summary>
    /// <param name="token">Gives a token that is good now; asked before each request.</param>
    public BearerTokens(Func<CancellationToken, ValueTask<string>> token)
    {
        ArgumentNullException.ThrowIfNull(token);
        _token = token;
    }

    /// <summary>Tokens of Azure, for example of <c>DefaultAzureCredential</c>, which keeps and renews them.</summary>
    /// <param name="credential">Who is calling.</param>
    /// <param name="scope">What for, for example <c>api://coordinator/.default</c>.</param>
    public BearerTokens(TokenCredential credential, string scope)
        : this(async cancellation =>
            (await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellation)).Token) =>
        ArgumentNullException.ThrowIfNull(credential);

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _token(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }
}
