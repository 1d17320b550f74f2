using Coordinator.Contracts.OpenApi;
using Coordinator.Functions.Access;
using Coordinator.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Shouldly;

namespace Coordinator.Functions.Tests.Access;

/// <summary>Callers who show keys, which the host has checked before.</summary>
public sealed class KeyCallersTests
{
    const string Red = "reds-key";
    const string Blue = "blues-key";
    const string Operator = "the-operators-key";

    static readonly AccessSettings Access = new() { OperatorKeys = [KeyDigest.Of(Operator)] };

    [Theory]
    [InlineData(Red, "red")]
    [InlineData(Blue, "blue")]
    [InlineData("REDS-KEY", "")]
    [InlineData("nobodys-key", "")]
    [InlineData(Operator, "")]
    public async Task A_key_acts_for_another_tenant_than_its_own(string key, string tenant)
    {
        var caller = await CallerOf(AccessRig.Request([("x-functions-key", key), .. SpoofedHeaders.All]));
        caller.Tenant.Name.ShouldBe(tenant);
        caller.Level.ShouldBe(key == Operator ? ApiAccess.Admin : ApiAccess.Function);
        caller.Id.ShouldNotContain(key);
    }

    /// <summary>The host looks at the first header, and at the query only without one.</summary>
    [Fact]
    public async Task One_key_is_shown_to_the_host_and_another_one_here()
    {
        var both = AccessRig.Request(("x-functions-key", Red), ("x-functions-key", Blue));
        both.Request.QueryString = new QueryString($"?code={Operator}");
        (await CallerOf(both)).ShouldSatisfyAllConditions(
            caller => caller.Tenant.Name.ShouldBe("red"), caller => caller.Level.ShouldBe(ApiAccess.Function));
        var empty = AccessRig.Request(("x-functions-key", ""));
        empty.Request.QueryString = new QueryString($"?code={Red}");
        (await CallerOf(empty)).Tenant.IsNone.ShouldBeTrue();
        var query = AccessRig.Request();
        query.Request.QueryString = new QueryString($"?code={Blue}&code={Red}");
        (await CallerOf(query)).Tenant.Name.ShouldBe("blue");
    }

    /// <summary>Whoever made a tenant's key the host's operator key has opened nothing by it.</summary>
    [Fact]
    public async Task A_tenants_key_that_the_host_takes_for_the_operators_opens_everything() =>
        (await CallerOf(AccessRig.Request(("x-functions-key", Red)), ApiAccess.Admin)).Level
            .ShouldBe(ApiAccess.Function);

    [Fact]
    public async Task A_caller_without_a_key_gets_another_limit_by_another_header() =>
        (await CallerOf(AccessRig.Request(SpoofedHeaders.All))).Id.ShouldBe("192.0.2.1");

    static async Task<Caller> CallerOf(HttpContext http, ApiAccess asked = ApiAccess.Function)
    {
        await using var rig = new AccessRig(
            Access, time: null, AccessRig.TenantOf("red", [KeyDigest.Of(Red)]),
            AccessRig.TenantOf("blue", [KeyDigest.Of("blues-old-key"), KeyDigest.Of(Blue)]));
        return (await rig.Callers.IdentifyAsync(http, asked)).Caller!;
    }
}
