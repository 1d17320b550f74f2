using System.Net.Http.Headers;

namespace Coordinator.Client;

/// <summary>
/// Sends an access token with every request, for hosts that know their callers by Entra ID, or by another authority,
/// instead of by keys. With Azure.Identity the token comes from a <c>TokenCredential</c>, which keeps and renews it:
/// <c>async c => (await credential.GetTokenAsync(new(["api://coordinator/.default"]), c)).Token</c>.
/// </summary>
/// <param name="token">Gives a token that is good now; asked before each request.</param>
/// <example>
/// <c>new CoordinatorClient(new HttpClient(new BearerTokens(token) { InnerHandler = new SocketsHttpHandler() }))</c>
/// </example>
public sealed class BearerTokens(Func<CancellationToken, ValueTask<string>> token) : DelegatingHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await token(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }
}
