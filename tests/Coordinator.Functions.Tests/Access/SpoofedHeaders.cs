using Coordinator.Contracts.OpenApi;

namespace Coordinator.Functions.Tests.Access;

/// <summary>What a caller sends who wants to be taken for somebody else.</summary>
static class SpoofedHeaders
{
    /// <summary>All but the principal of the platform.</summary>
    public static (string Name, string Value)[] WithoutPrincipal { get; } =
    [
        ("X-MS-CLIENT-PRINCIPAL-ID", "22222222-2222-2222-2222-222222222222"),
        ("X-MS-CLIENT-PRINCIPAL-NAME", "operator@example.com"), ("X-MS-CLIENT-PRINCIPAL-IDP", "aad"),
        ("X-MS-TOKEN-AAD-ACCESS-TOKEN", "token"), ("X-MS-TOKEN-AAD-ID-TOKEN", "token"), ("X-Tenant", "red"),
        ("X-Roles", ApiRoles.Operator), ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-Host", "evil.example"),
        ("X-Forwarded-Proto", "https"), ("X-Original-URL", "/api/health/live"), ("X-Real-IP", "127.0.0.1"),
        ("Forwarded", "for=127.0.0.1;host=evil.example"),
    ];

    public static (string Name, string Value)[] All { get; } =
        [(PlatformPrincipals.Header, PlatformPrincipals.Of(ApiRoles.Operator)), .. WithoutPrincipal];
}
