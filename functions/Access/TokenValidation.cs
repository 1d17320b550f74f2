using System.Collections.Immutable;
using System.Security.Claims;
using Coordinator.Functions.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Coordinator.Functions.Access;

/// <summary>Checks access tokens: signature, issuer, audience and lifetime.</summary>
sealed class TokenValidation(CoordinatorSettings settings, Authority authority)
{
    /// <summary>How far the authority's clock may be off.</summary>
    static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Signatures by the authority's private key. None with a shared secret: whoever knows the public key could take it
    /// for one.
    /// </summary>
    static readonly ImmutableArray<string> Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    readonly JsonWebTokenHandler _handler = new();

    /// <summary>What a caller without a good token has to do.</summary>
    public string HowTo { get; } =
        $"Get an access token for the audience '{settings.Access.Audience}' from {settings.Access.Authority}, and send "
        + "it in the header Authorization, after the word Bearer.";

    /// <summary>Checks a token.</summary>
    /// <param name="token">The token as it was sent.</param>
    /// <param name="known">What is known of the authority.</param>
    public async Task<CheckedToken> CheckAsync(string token, OpenIdConnectConfiguration known)
    {
        ArgumentNullException.ThrowIfNull(known);
        var found = await _handler.ValidateTokenAsync(token, ParametersOf(known));
        if (found.IsValid)
            return new CheckedToken(PrincipalOf(found.ClaimsIdentity), "");
        if (found.Exception is SecurityTokenSignatureKeyNotFoundException)
            authority.RefreshKeys();
        return new CheckedToken(Principal: null, FaultOf(found.Exception));
    }

    TokenValidationParameters ParametersOf(OpenIdConnectConfiguration known) => new()
    {
        ClockSkew = ClockSkew,
        IssuerSigningKeys = known.SigningKeys,
        TryAllIssuerSigningKeys = false,
        ValidAlgorithms = Algorithms,
        ValidAudience = settings.Access.Audience,
        ValidIssuer = known.Issuer,
    };

    static string FaultOf(Exception fault) => fault switch
    {
        SecurityTokenExpiredException => "The token has expired.",
        SecurityTokenNotYetValidException => "The token is not valid yet.",
        SecurityTokenInvalidAudienceException => "The token is for another audience.",
        SecurityTokenInvalidIssuerException => "The token was issued by another authority.",
        SecurityTokenSignatureKeyNotFoundException =>
            "The token is signed with a key that is not known here; the authority is asked for its keys again, so try "
            + "once more in a moment.",
        _ => "The token is not one that the authority has signed, with a time at which it ends.",
    };

    static Principal PrincipalOf(ClaimsIdentity identity) => new()
    {
        Roles = [.. identity.FindAll(Principal.RolesClaim).Select(claim => claim.Value)],
        Application = First(identity, Principal.ApplicationClaims),
        Subject = First(identity, Principal.SubjectClaims),
    };

    static string? First(ClaimsIdentity identity, ImmutableArray<string> types) =>
        types.Select(type => identity.FindFirst(type)?.Value).FirstOrDefault(value => value is not null);
}
