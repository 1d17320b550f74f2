using System.Net.Http.Headers;
using System.Text;
using Coordinator.Contracts.OpenApi;
using Coordinator.Functions.Access;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Microsoft.IdentityModel.Tokens;
using Shouldly;

namespace Coordinator.Functions.Tests.Access;

/// <summary>S01: access tokens, as an authority issues them and as others make them up.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    LocalAuthority? _authority;
    AccessRig? _rig;

    LocalAuthority Authority => _authority!;

    AccessRig Rig => _rig!;

    public async Task InitializeAsync()
    {
        _authority = await LocalAuthority.StartAsync();
        _rig = AccessRig.ForTokensOf(_authority);
    }

    public async Task DisposeAsync()
    {
        await Rig.DisposeAsync();
        await Authority.DisposeAsync();
    }

    [Theory]
    [InlineData(ApiRoles.Client, ApiAccess.Function)]
    [InlineData(ApiRoles.Operator, ApiAccess.Admin)]
    [InlineData("Coordinator.client", ApiAccess.Anonymous)]
    [InlineData("Other.Operator", ApiAccess.Anonymous)]
    public async Task A_role_opens_another_level_than_its_own(string role, ApiAccess level)
    {
        var found = await Rig.AskAsync(Authority.Issue(roles: role));
        found.Caller!.Level.ShouldBe(level);
        found.Caller.Id.ShouldBe("22222222-2222-2222-2222-222222222222");
    }

    [Fact]
    public async Task The_second_of_two_roles_is_not_seen() =>
        (await Rig.AskAsync(Authority.Issue(roles: [ApiRoles.Client, ApiRoles.Operator]))).Caller!.Level
            .ShouldBe(ApiAccess.Admin);

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha256)]
    [InlineData(SecurityAlgorithms.RsaSha512)]
    public async Task A_good_algorithm_is_refused(string algorithm) =>
        (await Rig.AskAsync(Authority.Issue(
            token => token.SigningCredentials = new SigningCredentials(Authority.Key, algorithm), ApiRoles.Client)))
            .IsKnown.ShouldBeTrue();

    [Fact]
    public async Task A_token_that_has_expired_lets_in() => await RequireRefusedAsync("has expired", token =>
        (token.NotBefore, token.Expires) = (token.NotBefore!.Value.AddHours(-1), token.Expires!.Value.AddHours(-1)));

    [Fact]
    public async Task A_token_that_is_not_valid_yet_lets_in() => await RequireRefusedAsync("not valid yet", token =>
        (token.NotBefore, token.Expires) = (token.NotBefore!.Value.AddHours(1), token.Expires!.Value.AddHours(1)));

    [Fact]
    public async Task A_token_without_an_end_lets_in() =>
        await RequireRefusedAsync("a time at which it ends", token => token.Expires = null);

    [Theory]
    [InlineData("api://another")]
    [InlineData("api://coordinator.")]
    [InlineData("")]
    public async Task A_token_for_another_audience_lets_in(string audience) =>
        await RequireRefusedAsync("another audience", token => token.Audience = audience);

    [Fact]
    public async Task A_token_of_another_issuer_lets_in() =>
        await RequireRefusedAsync("another authority", token => token.Issuer = "https://elsewhere.example/v2.0");

    /// <summary>Signed by somebody who knows the name of the authority's key, and not the key.</summary>
    [Fact]
    public async Task A_token_with_a_forged_signature_lets_in() =>
        await RequireRefusedAsync("not one that the authority has signed", token => token.SigningCredentials =
            new SigningCredentials(LocalAuthority.NewKey(Authority.Key.KeyId), SecurityAlgorithms.RsaSha256));

    /// <summary>With the published key's text as a shared secret.</summary>
    [Fact]
    public async Task A_token_signed_with_the_public_key_as_a_secret_lets_in()
    {
        var text = Encoding.ASCII.GetBytes(Authority.Key.Rsa.ExportSubjectPublicKeyInfoPem());
        var secret = new SymmetricSecurityKey(text) { KeyId = Authority.Key.KeyId };
        await RequireRefusedAsync("not one that the authority has signed", token =>
            token.SigningCredentials = new SigningCredentials(secret, SecurityAlgorithms.HmacSha256));
    }

    /// <summary>The authority's key could check these too: only the list of algorithms stands against them.</summary>
    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha256Signature)]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha256Signature)]
    public async Task A_token_by_an_algorithm_that_is_not_listed_lets_in(string algorithm) =>
        await RequireRefusedAsync("not one that the authority has signed", token =>
            token.SigningCredentials = new SigningCredentials(Authority.Key, algorithm));

    /// <summary>Signed with the authority's own key, which all the same has to be named.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("another")]
    public async Task A_token_that_does_not_name_its_key_lets_in(string? name)
    {
        var key = new RsaSecurityKey(Authority.Key.Rsa) { KeyId = name };
        await RequireRefusedAsync("not known here", token =>
            token.SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256));
    }

    [Fact]
    public async Task A_token_without_a_signature_lets_in()
    {
        await RequireRefusedAsync("not one that the authority has signed", token => token.SigningCredentials = null);
        var parts = Authority.Issue(roles: ApiRoles.Operator).Split('.');
        var none = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");
        string[] unsigned = [$"{none}.{parts[1]}.", $"{none}.{parts[1]}.{parts[2]}", $"{parts[0]}.{parts[1]}."];
        foreach (var token in unsigned)
            RequireRefused(await Rig.AskAsync(token), "The token is");
    }

    [Fact]
    public async Task A_token_whose_roles_were_changed_lets_in()
    {
        var good = Authority.Issue(roles: ApiRoles.Client).Split('.');
        var claims = Base64UrlEncoder.Decode(good[1]).Replace(ApiRoles.Client, ApiRoles.Operator);
        RequireRefused(
            await Rig.AskAsync($"{good[0]}.{Base64UrlEncoder.Encode(claims)}.{good[2]}"),
            "not one that the authority has signed");
    }

    [Theory]
    [InlineData("canary")]
    [InlineData("a.b.c")]
    [InlineData("....")]
    public async Task Something_that_is_no_token_lets_in_or_is_quoted(string token)
    {
        var found = await Rig.AskAsync(token);
        RequireRefused(found, "not one that the authority has signed");
        (await FunctionCall.WriteAsync(found.Refusal!)).Body["detail"]!.GetValue<string>().ShouldNotContain("canary");
    }

    [Fact]
    public async Task A_request_without_a_token_lets_in_or_is_told_that_its_token_is_bad()
    {
        var good = Authority.Issue(roles: ApiRoles.Operator);
        (string, string)[][] without =
        [
            [], [("Authorization", "")], [("Authorization", "Bearer")], [("Authorization", $"Basic {good}")],
            [("Authorization", good)], [("X-MS-TOKEN-AAD-ACCESS-TOKEN", good)], [("x-functions-key", good)],
            [("Authorization", $"Bearer {good}"), ("Authorization", "Bearer other")],
        ];
        foreach (var headers in without)
        {
            var (response, body) = await FunctionCall.WriteAsync((await Rig.AskAsync(headers)).Refusal!);
            response.StatusCode.ShouldBe(401);
            response.Headers.WWWAuthenticate.ToString().ShouldBe("Bearer realm=\"coordinator\"");
            body["detail"]!.GetValue<string>().ShouldContain(LocalAuthority.Audience);
        }
    }

    [Fact]
    public async Task A_new_key_of_the_authority_is_never_learnt_or_an_old_one_never_forgotten()
    {
        var old = Authority.Issue(roles: ApiRoles.Client);
        (await Rig.AskAsync(old)).IsKnown.ShouldBeTrue();
        Authority.Rotate("second");
        var token = Authority.Issue(roles: ApiRoles.Client);
        await Eventually.IsTrueAsync(async () => (await Rig.AskAsync(token)).IsKnown);
        RequireRefused(await Rig.AskAsync(old), "not known here");
    }

    /// <summary>Nor does a made-up name of a key, however often: the pause between refreshes is real time.</summary>
    [Fact]
    public async Task A_request_makes_the_host_call_the_authority()
    {
        await Rig.AskAsync(Authority.Issue(roles: ApiRoles.Client));
        Authority.Asked.ShouldBe(2, "the description, and the keys");
        for (var i = 0; i < 50; i++)
            (await Rig.AskAsync(Authority.Issue(roles: ApiRoles.Client))).IsKnown.ShouldBeTrue();
        Authority.Asked.ShouldBe(2);
        var key = LocalAuthority.NewKey("unknown");
        for (var i = 0; i < 10; i++)
        {
            RequireRefused(
                await Rig.AskAsync(Authority.Issue(
                    token => token.SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256))),
                "not known here");
        }

        Authority.Asked.ShouldBeLessThanOrEqualTo(4, "one refresh, of both documents");
    }

    [Fact]
    public async Task An_authority_that_is_down_opens_the_door_or_is_asked_by_every_request()
    {
        var time = new SteppedTime();
        await using var rig = new AccessRig(AccessRig.Tokens(Authority), time);
        Authority.IsUp = false;
        var token = Authority.Issue(roles: ApiRoles.Operator);
        for (var i = 0; i < 10; i++)
        {
            var (response, body) = await FunctionCall.WriteAsync((await rig.AskAsync(token)).Refusal!);
            response.StatusCode.ShouldBe(503);
            response.Headers.RetryAfter.ToString().ShouldBe("5");
            body["retryable"]!.GetValue<bool>().ShouldBeTrue();
        }

        var asked = Authority.Asked;
        Authority.IsUp = true;
        (await rig.AskAsync(token)).IsKnown.ShouldBeFalse();
        Authority.Asked.ShouldBe(asked, "the authority is left alone for a while");
        time.Advance(TimeSpan.FromSeconds(5));
        (await rig.AskAsync(token)).IsKnown.ShouldBeTrue();
    }

    [Fact]
    public async Task An_authority_that_goes_down_later_shuts_out_those_whose_keys_are_known()
    {
        (await Rig.AskAsync(Authority.Issue(roles: ApiRoles.Client))).IsKnown.ShouldBeTrue();
        Authority.IsUp = false;
        Rig.Get<Authority>().RefreshKeys();
        (await Rig.AskAsync(Authority.Issue(roles: ApiRoles.Client))).IsKnown.ShouldBeTrue();
    }

    [Fact]
    public async Task Keys_are_fetched_from_whomever_the_authority_names()
    {
        await using var other = await LocalAuthority.StartAsync();
        Authority.KeysAt = other.Address + "/keys";
        var token = Authority.Issue(roles: ApiRoles.Operator);
        var (response, _) = await FunctionCall.WriteAsync((await Rig.AskAsync(token)).Refusal!);
        response.StatusCode.ShouldBe(503);
        other.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task A_caller_acts_for_the_tenant_of_another_or_for_none()
    {
        await using var rig = new AccessRig(
            AccessRig.Tokens(Authority), time: null,
            AccessRig.TenantOf("red", [], "11111111-1111-1111-1111-111111111111"),
            AccessRig.TenantOf("blue", [], "33333333-3333-3333-3333-33333333AAAA", "batch"));
        (await TenantOf(rig, "azp", "11111111-1111-1111-1111-111111111111")).ShouldBe("red");
        (await TenantOf(rig, "appid", "11111111-1111-1111-1111-111111111111")).ShouldBe("red");
        (await TenantOf(rig, "oid", "33333333-3333-3333-3333-33333333aaaa")).ShouldBe("blue");
        (await TenantOf(rig, "azp", "batch")).ShouldBe("blue");
        (await TenantOf(rig, "azp", "BATCH")).ShouldBe("");
        (await TenantOf(rig, "tenant", "red")).ShouldBe("");
        var operators = await rig.AskAsync(Authority.Issue(roles: ApiRoles.Operator));
        operators.Caller!.Tenant.IsNone.ShouldBeTrue("operators see everything");
    }

    async Task<string> TenantOf(AccessRig rig, string claim, string value)
    {
        var token = Authority.Issue(
            token => token.Claims = new Dictionary<string, object> { ["roles"] = ApiRoles.Client, [claim] = value });
        return (await rig.AskAsync(token)).Caller!.Tenant.Name;
    }

    async Task RequireRefusedAsync(string fault, Action<SecurityTokenDescriptor> change)
    {
        (await Rig.AskAsync(Authority.Issue(roles: ApiRoles.Operator))).IsKnown.ShouldBeTrue("the token is good else");
        RequireRefused(await Rig.AskAsync(Authority.Issue(change, ApiRoles.Operator)), fault);
    }

    static void RequireRefused(Identification found, string fault)
    {
        found.IsKnown.ShouldBeFalse();
        var (response, body) = FunctionCall.WriteAsync(found.Refusal!).GetAwaiter().GetResult();
        response.StatusCode.ShouldBe(401);
        var challenge = AuthenticationHeaderValue.Parse(response.Headers.WWWAuthenticate.ToString());
        challenge.Scheme.ShouldBe("Bearer");
        var parameter = challenge.Parameter.ShouldNotBeNull();
        parameter.ShouldContain("error=\"invalid_token\"");
        parameter.ShouldContain(fault);
        body["type"]!.GetValue<string>().ShouldBe("/problems/unauthorized");
        body["detail"]!.GetValue<string>().ShouldContain(fault);
    }
}
