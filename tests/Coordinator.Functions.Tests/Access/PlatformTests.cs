using Coordinator.Contracts.OpenApi;
using Coordinator.Functions.Access;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Tests.Support;
using Shouldly;

namespace Coordinator.Functions.Tests.Access;

/// <summary>Callers of whom App Service authentication tells, or somebody who pretends to be it (S04).</summary>
public sealed class PlatformTests
{
    static readonly AccessSettings Trusted = new() { Way = AccessWay.Platform, IsPlatformTrusted = true };

    [Theory]
    [InlineData(ApiRoles.Client, ApiAccess.Function)]
    [InlineData(ApiRoles.Operator, ApiAccess.Admin)]
    [InlineData("operator", ApiAccess.Anonymous)]
    public async Task A_role_opens_another_level_than_its_own(string role, ApiAccess level)
    {
        await using var rig = new AccessRig(Trusted);
        foreach (var header in new[] { PlatformPrincipals.Of(role), PlatformPrincipals.WithPlatformRole(role) })
        {
            var caller = (await rig.AskAsync((PlatformPrincipals.Header, header))).Caller!;
            caller.Level.ShouldBe(level);
            caller.Id.ShouldBe("22222222-2222-2222-2222-222222222222");
        }
    }

    [Fact]
    public async Task A_claim_that_is_no_role_counts_as_one()
    {
        await using var rig = new AccessRig(Trusted);
        var header = PlatformPrincipals.Of(ApiRoles.Operator, roleType: "name");
        (await rig.AskAsync((PlatformPrincipals.Header, header))).Caller!.Level.ShouldBe(ApiAccess.Anonymous);
    }

    /// <summary>The platform may be set up with identity providers whose users choose their claims.</summary>
    [Fact]
    public async Task A_principal_of_another_identity_provider_lets_in()
    {
        await using var rig = new AccessRig(Trusted);
        var header = PlatformPrincipals.Of(ApiRoles.Operator, provider: "github");
        await RequireUnauthorizedAsync(await rig.AskAsync((PlatformPrincipals.Header, header)));
    }

    [Fact]
    public async Task A_principal_that_cannot_be_read_lets_in_or_breaks_the_host()
    {
        await using var rig = new AccessRig(Trusted);
        var good = PlatformPrincipals.Of(ApiRoles.Operator);
        string[] bad =
        [
            "", "?", "canary", good[..^8], "bnVsbA==", "W10=", "e30=", "eyJjbGFpbXMiOm51bGx9",
            PlatformPrincipals.Encode(new { auth_typ = "aad", claims = (object?)null }),
            PlatformPrincipals.Encode(new { auth_typ = "aad", claims = new[] { new { typ = "roles" } } }),
            PlatformPrincipals.Encode(new { auth_typ = "aad", claims = new object?[] { null } }),
            PlatformPrincipals.Encode(
                new { auth_typ = "aad", claims = new[] { new { typ = (string?)null, val = ApiRoles.Operator } } }),
            PlatformPrincipals.Encode(
                new { auth_typ = "aad", claims = new[] { new { typ = "roles", val = (string?)null } } }),
        ];
        foreach (var header in bad)
            await RequireUnauthorizedAsync(await rig.AskAsync((PlatformPrincipals.Header, header)));
        await RequireUnauthorizedAsync(
            await rig.AskAsync((PlatformPrincipals.Header, good), (PlatformPrincipals.Header, good)));
    }

    [Fact]
    public async Task Other_headers_than_the_principal_let_in()
    {
        await using var rig = new AccessRig(Trusted);
        await RequireUnauthorizedAsync(await rig.AskAsync(SpoofedHeaders.WithoutPrincipal));
    }

    [Fact]
    public async Task A_made_up_principal_lets_in_where_the_platform_does_not_say_that_it_is_there()
    {
        await using var rig = new AccessRig(Trusted with { IsPlatformTrusted = false });
        await RequireUnauthorizedAsync(await rig.AskAsync(SpoofedHeaders.All));
    }

    [Fact]
    public async Task A_client_acts_for_another_tenant_than_its_own()
    {
        await using var rig = new AccessRig(
            Trusted, time: null, AccessRig.TenantOf("red", [], "22222222-2222-2222-2222-222222222222"));
        var header = (PlatformPrincipals.Header, PlatformPrincipals.Of(ApiRoles.Client));
        (await rig.AskAsync(header, ("X-Tenant", "blue"))).Caller!.Tenant.Name.ShouldBe("red");
    }

    /// <summary>The front end appends the address that it sees; what stands before it, the caller has sent.</summary>
    [Theory]
    [InlineData("198.51.100.7, 203.0.113.9:51234", "203.0.113.9")]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("203.0.113.9, [2001:db8::1]:443", "2001:db8::1")]
    [InlineData("203.0.113.9, unknown", "192.0.2.1")]
    [InlineData("", "192.0.2.1")]
    public async Task A_caller_behind_the_platform_chooses_its_address(string forwarded, string address)
    {
        await using var rig = new AccessRig(Trusted);
        rig.Get<CallerAddress>().Of(AccessRig.Request(("X-Forwarded-For", forwarded))).ShouldBe(address);
    }

    [Theory]
    [InlineData(AccessWay.Keys)]
    [InlineData(AccessWay.Platform)]
    public async Task A_caller_chooses_its_address_where_the_platform_is_not(AccessWay way)
    {
        await using var rig = new AccessRig(new AccessSettings { Way = way });
        rig.Get<CallerAddress>().Of(AccessRig.Request(SpoofedHeaders.All)).ShouldBe("192.0.2.1");
    }

    static async Task RequireUnauthorizedAsync(Identification found)
    {
        found.IsKnown.ShouldBeFalse();
        var (response, body) = await FunctionCall.WriteAsync(found.Refusal!);
        response.StatusCode.ShouldBe(401);
        response.Headers.WWWAuthenticate.ToString().ShouldStartWith("Bearer");
        body["detail"]!.GetValue<string>().ShouldNotContain("canary");
    }
}
