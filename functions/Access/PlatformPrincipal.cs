using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Access;

/// <summary>What App Service authentication says of a caller, in a header that it sets, or removes, itself.</summary>
sealed record PlatformPrincipal
{
    const string Header = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>Entra ID. Other identity providers may let their users choose what stands in a claim.</summary>
    const string EntraId = "aad";

    static readonly ImmutableArray<string> SubjectClaims =
    [
        "http://schemas.microsoft.com/identity/claims/objectidentifier", .. Principal.SubjectClaims,
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier",
    ];

    /// <summary>The identity provider.</summary>
    [JsonPropertyName("auth_typ")]
    public string? Provider { get; init; }

    /// <summary>The type of claims with roles.</summary>
    [JsonPropertyName("role_typ")]
    public string? RoleType { get; init; }

    /// <summary>The claims.</summary>
    [JsonPropertyName("claims")]
    public ImmutableArray<PlatformClaim> Claims { get; init; } = [];

    /// <summary>The principal of a request; null when there is none, or none that can be read.</summary>
    public static Principal? Of(HttpRequest request)
    {
        var values = request.Headers[Header];
        return values is [{ Length: > 0 } text] ? Read(text)?.ToPrincipal() : null;
    }

    static PlatformPrincipal? Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            return Base64.DecodeFromUtf8InPlace(bytes, out var length) == System.Buffers.OperationStatus.Done
                ? JsonSerializer.Deserialize<PlatformPrincipal>(bytes.AsSpan(0, length))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    Principal? ToPrincipal() => Provider != EntraId || Claims.IsDefault || Claims.Any(IsTorn)
        ? null
        : new Principal
        {
            Roles =
            [
                .. Claims.Where(claim => claim.Type == RoleType || claim.Type == Principal.RolesClaim)
                    .Select(claim => claim.Value),
            ],
            Application = First(Principal.ApplicationClaims),
            Subject = First(SubjectClaims),
        };

    /// <summary>JSON may say null where a claim, its type or its value belongs.</summary>
    static bool IsTorn(PlatformClaim? claim) => claim is not { Type: not null, Value: not null };

    string? First(ImmutableArray<string> types) =>
        types.Select(type => Claims.FirstOrDefault(claim => claim.Type == type)?.Value)
            .FirstOrDefault(value => value is not null);
}
