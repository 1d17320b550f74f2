using Coordinator.Client;
using Coordinator.Contracts.OpenApi;
using Coordinator.Functions.Access;
using Coordinator.Functions.Tests.Support;
using Shouldly;

namespace Coordinator.Functions.Tests.Access;

/// <summary>S01, S03 and S04 on whole hosts: every route, for strangers, clients and operators, in each way.</summary>
public sealed class GuardTests(ApiFixture fixture) : ApiTest(fixture)
{
    const string ClientKey = "a-clients-key";
    const string OperatorKey = "the-operators-key";

    static readonly (string, string?)[] Keys =
        [("Host:Keys:Function", ClientKey), ("Host:Keys:Admin", OperatorKey)];

    [Fact]
    public async Task A_route_is_open_to_the_wrong_callers_with_keys()
    {
        await using var host = await ApiHost.StartAsync(Fixture.Azurite, Keys);
        using var stranger = host.Client(SpoofedHeaders.All);
        using var client = host.Client([("x-functions-key", ClientKey), .. SpoofedHeaders.All]);
        using var operators = host.Client(OperatorKey);
        await RequireGuardedAsync(stranger, client, operators, 401);
    }

    /// <summary>Keys are configured too, and are worth nothing: nobody asks for them, and they let nobody in.</summary>
    [Fact]
    public async Task A_route_is_open_to_the_wrong_callers_with_tokens()
    {
        await using var authority = await LocalAuthority.StartAsync();
        await using var host = await ApiHost.StartAsync(
            Fixture.Azurite,
            [
                .. Keys, ("Coordinator:Access:Authority", authority.Address.ToString()),
                ("Coordinator:Access:Audience", LocalAuthority.Audience), ("WEBSITE_AUTH_ENABLED", "True"),
            ]);
        using var stranger = host.Client([("x-functions-key", OperatorKey), .. SpoofedHeaders.All]);
        using var client = host.Client([Bearer(authority, ApiRoles.Client), .. SpoofedHeaders.All]);
        using var operators = host.Client([Bearer(authority, ApiRoles.Operator)]);
        using var nobody = host.Client([Bearer(authority, "Other.Role")]);
        await RequireGuardedAsync(stranger, client, operators, 403);
        await ProblemOf(await SendAsync(nobody, "GET", "api/sagas"), 403, "forbidden");
    }

    [Fact]
    public async Task A_route_is_open_to_the_wrong_callers_with_the_platform()
    {
        await using var host = await ApiHost.StartAsync(
            Fixture.Azurite, [.. Keys, ("Coordinator:Access:Platform", "true"), ("WEBSITE_AUTH_ENABLED", "True")]);
        using var stranger = host.Client([("x-functions-key", OperatorKey), .. SpoofedHeaders.WithoutPrincipal]);
        using var client = host.Client([Principal(ApiRoles.Client), .. SpoofedHeaders.WithoutPrincipal]);
        using var operators = host.Client([Principal(ApiRoles.Operator)]);
        await RequireGuardedAsync(stranger, client, operators, 403);
    }

    [Fact]
    public async Task A_host_without_the_platform_that_it_waits_for_lets_in_or_does_not_answer_probes()
    {
        await using var host = await ApiHost.StartAsync(
            Fixture.Azurite, [.. Keys, ("Coordinator:Access:Platform", "true")]);
        using var stranger = host.Client([("x-functions-key", OperatorKey), .. SpoofedHeaders.All]);
        foreach (var route in ApiRoutes.All.Where(route => route.Access != ApiAccess.Anonymous))
            ((int)(await SendAsync(stranger, route)).StatusCode).ShouldBe(401, route.Name);
        ((int)(await SendAsync(stranger, "GET", "api/health/live")).StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task A_client_of_no_tenant_is_let_in_where_there_are_tenants()
    {
        const string Red = "reds-key";
        await using var host = await ApiHost.StartAsync(
            Fixture.Azurite,
            ("Host:Keys:Function", Red), ("Host:Keys:Admin", OperatorKey), ("Coordinator:Tenants:0:Name", "red"),
            ("Coordinator:Tenants:0:Keys:0", KeyDigest.Of(Red).ToString()));
        await using var other = await ApiHost.StartAsync(
            Fixture.Azurite,
            ("Host:Keys:Function", ClientKey), ("Host:Keys:Admin", OperatorKey), ("Coordinator:Tenants:0:Name", "red"),
            ("Coordinator:Tenants:0:Keys:0", KeyDigest.Of(Red).ToString()));
        using var client = other.Client([("x-functions-key", ClientKey), .. SpoofedHeaders.All]);
        var problem = await ProblemOf(await SendAsync(client, "GET", "api/sagas"), 403, "forbidden");
        problem["detail"]!.GetValue<string>().ShouldContain("Coordinator:Tenants");
        using var red = host.Client(Red);
        ((int)(await SendAsync(red, "GET", "api/sagas")).StatusCode).ShouldBe(200);
        using var operators = host.Client(OperatorKey);
        ((int)(await SendAsync(operators, "GET", "api/sagas")).StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task The_client_sends_no_token()
    {
        await using var authority = await LocalAuthority.StartAsync();
        await using var host = await ApiHost.StartAsync(
            Fixture.Azurite, ("Coordinator:Access:Authority", authority.Address.ToString()),
            ("Coordinator:Access:Audience", LocalAuthority.Audience));
        var asked = 0;
        using var tokens = new BearerTokens(_ =>
        {
            asked++;
            return new ValueTask<string>(authority.Issue(roles: ApiRoles.Client));
        })
        {
            InnerHandler = new SocketsHttpHandler(),
        };
        using var http = new HttpClient(tokens) { BaseAddress = host.Address };
        var client = new CoordinatorClient(http);
        for (var i = 0; i < 2; i++)
            (await client.Transactions.FindAsync("none")).Status.ShouldBe(404);
        asked.ShouldBe(2, "a token is asked for before each request, since it may have to be renewed");
    }

    /// <summary>What the Functions host serves for itself is not there, so nobody has to guard it.</summary>
    [Theory]
    [InlineData("admin")]
    [InlineData("admin/host/status")]
    [InlineData("admin/functions/RunTransaction")]
    [InlineData("runtime/webhooks/durabletask/instances")]
    [InlineData("runtime/webhooks/durabletask/instances/none/terminate")]
    public async Task What_belongs_to_the_functions_host_is_served_here(string address)
    {
        foreach (var method in new[] { "GET", "POST", "DELETE" })
            ((int)(await SendAsync(method, address)).StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task A_header_changes_an_address_in_an_answer()
    {
        var item = Fresh();
        var put = $$"""{ "operations": [ { "op": "put", "item": "a/{{item}}", "value": {} } ] }""";
        var answer = await SendAsync(
            "POST", "api/transactions", put, headers: [("Prefer", "respond-async"), .. SpoofedHeaders.All]);
        ((int)answer.StatusCode).ShouldBe(202);
        answer.Headers.Location.ShouldNotBeNull();
        (answer + await answer.Content.ReadAsStringAsync()).ShouldNotContain("evil.example");
    }

    static (string, string) Bearer(LocalAuthority authority, string role) =>
        ("Authorization", $"Bearer {authority.Issue(roles: role)}");

    static (string, string) Principal(string role) => (PlatformPrincipals.Header, PlatformPrincipals.Of(role));

    static async Task RequireGuardedAsync(HttpClient stranger, HttpClient client, HttpClient operators, int refusal)
    {
        foreach (var route in ApiRoutes.All.Where(route => route.Access != ApiAccess.Anonymous))
        {
            ((int)(await SendAsync(stranger, route)).StatusCode).ShouldBe(401, route.Name);
            var status = (int)(await SendAsync(client, route)).StatusCode;
            if (route.Access == ApiAccess.Admin)
                status.ShouldBe(refusal, route.Name);
            else
                status.ShouldNotBeOneOf([401, 403], route.Name);
            if (route.Method == "GET")
                ((int)(await SendAsync(operators, route)).StatusCode).ShouldNotBeOneOf([401, 403], route.Name);
        }

        // The one with a parameter is asked for a file that does not exist.
        foreach (var open in ApiRoutes.All.Where(route => route.Access == ApiAccess.Anonymous))
            ((int)(await SendAsync(stranger, open)).StatusCode)
                .ShouldBe(open.Template.Contains('{', StringComparison.Ordinal) ? 404 : 200, open.Name);
    }

    /// <summary>Names that are nobody's, and no body: whatever the route does, it changes nothing.</summary>
    static Task<HttpResponseMessage> SendAsync(HttpClient http, ApiRoute route) => SendAsync(
        http, route.Method, "api/" + string.Join('/', route.Template.Split('/').Select(
            segment => segment.StartsWith('{') ? "none" : segment)));
}
