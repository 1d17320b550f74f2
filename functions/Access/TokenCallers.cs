using System.Net.Http.Headers;
using Coordinator.Contracts.OpenApi;
using Coordinator.Functions.Answers;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Access;

/// <summary>Callers with access tokens, which are checked here.</summary>
sealed class TokenCallers(Authority authority, TokenValidation tokens, PrincipalCallers principals) : ICallers
{
    const string Scheme = "Bearer";

    static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public async ValueTask<Identification> IdentifyAsync(HttpContext http, ApiAccess asked)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (TokenOf(http.Request) is not { } token)
            return Challenge.Plain(ProblemOf.Unauthorized(tokens.HowTo));
        if (await authority.DiscoverAsync(http.RequestAborted) is not { } known)
            return WireResult.Of(ProblemOf.UnavailableAuthority).RetryAfter(RetryAfter);
        var checkedToken = await tokens.CheckAsync(token, known);
        return checkedToken.Principal is { } principal
            ? principals.Of(principal, http)
            : Challenge.InvalidToken(
                ProblemOf.Unauthorized($"{checkedToken.Fault} {tokens.HowTo}"), checkedToken.Fault);
    }

    /// <summary>The one token in the header; never one in the query, since addresses end up in logs.</summary>
    static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization is [var value] && AuthenticationHeaderValue.TryParse(value, out var header)
        && Scheme.Equals(header.Scheme, StringComparison.OrdinalIgnoreCase)
            ? header.Parameter
            : null;
}
