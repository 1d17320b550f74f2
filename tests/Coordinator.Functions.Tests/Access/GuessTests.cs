using Coordinator.Contracts.OpenApi;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Microsoft.IdentityModel.Tokens;
using Shouldly;

namespace Coordinator.Functions.Tests.Access;

/// <summary>
/// S16: tokens that are no good, many of them from one address, on a host that lets each address fail five times a
/// second. The host stands behind a proxy on its machine, as in Azure.
/// </summary>
public sealed class GuessTests(ApiFixture fixture) : ApiTest(fixture)
{
    const int Limit = 5;
    const int Many = 60;

    [Fact]
    public async Task Guesses_are_checked_without_end_or_shut_out_other_addresses()
    {
        await using var authority = await LocalAuthority.StartAsync();
        await using var host = await StartAsync(authority);
        using var guesser = Caller(host, Forged(authority), "198.51.100.1, 203.0.113.9");
        using var honest = Caller(host, authority.Issue(roles: ApiRoles.Client), "203.0.113.7");
        using var neighbour = Caller(host, authority.Issue(roles: ApiRoles.Client), "203.0.113.9");
        (await StatusAsync(neighbour)).ShouldBe(404);

        var refused = new List<HttpResponseMessage>();
        await Eventually.IsTrueAsync(async () =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => AskAsync(guesser)));
            answers.ShouldAllBe(answer => (int)answer.StatusCode == 401 || (int)answer.StatusCode == 429);
            refused.AddRange(answers.Where(answer => (int)answer.StatusCode == 429));
            return refused.Count > 0;
        });
        var problem = await ProblemOf(refused[0], 429, "busy");
        problem["detail"]!.GetValue<string>().ShouldContain("address");
        refused.ShouldAllBe(answer => answer.Headers.RetryAfter != null);
        (await StatusAsync(honest)).ShouldBe(404);
        // It passes: a moment later the address may fail, or be right, again.
        await Eventually.IsTrueAsync(async () => await StatusAsync(neighbour) == 404);
    }

    /// <summary>A good token is let in as soon as anybody looks at it, so nobody did.</summary>
    [Fact]
    public async Task Signatures_are_checked_for_an_address_that_has_failed_too_often()
    {
        await using var authority = await LocalAuthority.StartAsync();
        await using var host = await StartAsync(authority);
        using var guesser = Caller(host, Forged(authority), "203.0.113.9");
        using var neighbour = Caller(host, authority.Issue(roles: ApiRoles.Client), "203.0.113.9");
        await Eventually.IsTrueAsync(async () =>
        {
            await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => AskAsync(guesser)));
            return await StatusAsync(neighbour) == 429;
        });
    }

    [Fact]
    public async Task Good_callers_pay_for_their_requests_with_guesses()
    {
        await using var authority = await LocalAuthority.StartAsync();
        await using var host = await StartAsync(authority);
        using var client = Caller(host, authority.Issue(roles: ApiRoles.Client), "203.0.113.7");
        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => AskAsync(client)));
        answers.ShouldAllBe(answer => (int)answer.StatusCode == 404);
    }

    /// <summary>A token that lacks the role costs a check of its signature too.</summary>
    [Fact]
    public async Task Those_who_may_not_are_told_so_without_end()
    {
        await using var authority = await LocalAuthority.StartAsync();
        await using var host = await StartAsync(authority);
        using var nobody = Caller(host, authority.Issue(roles: "Other.Role"), "203.0.113.7");
        await Eventually.IsTrueAsync(async () =>
        {
            var status = await StatusAsync(nobody);
            status.ShouldBeOneOf(403, 429);
            return status == 429;
        });
    }

    Task<ApiHost> StartAsync(LocalAuthority authority) => ApiHost.StartAsync(
        Fixture.Azurite, ("Coordinator:Access:Authority", authority.Address.ToString()),
        ("Coordinator:Access:Audience", LocalAuthority.Audience),
        ("Coordinator:Limits:RequestsPerSecondPerAddress", $"{Limit}"));

    static string Forged(LocalAuthority authority) => authority.Issue(
        token => token.SigningCredentials = new SigningCredentials(
            LocalAuthority.NewKey(authority.Key.KeyId), SecurityAlgorithms.RsaSha256),
        ApiRoles.Operator);

    static HttpClient Caller(ApiHost host, string token, string forwarded) =>
        host.Client([("Authorization", $"Bearer {token}"), ("X-Forwarded-For", forwarded)]);

    static Task<HttpResponseMessage> AskAsync(HttpClient http) => SendAsync(http, "GET", "api/transactions/none");

    static async Task<int> StatusAsync(HttpClient http) => (int)(await AskAsync(http)).StatusCode;
}
