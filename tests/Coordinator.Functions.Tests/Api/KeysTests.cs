using Coordinator.Functions.Tests.Support;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>Three levels of keys, on a host of its own.</summary>
public sealed class KeysTests(ApiFixture fixture) : ApiTest(fixture), IAsyncLifetime
{
    const string FunctionKey = "a-clients-key";
    const string AdminKey = "the-operators-key";

    ApiHost? _host;

    public async Task InitializeAsync() =>
        _host = await ApiHost
            .StartAsync(Fixture.Azurite, ("Host:Keys:Function", FunctionKey), ("Host:Keys:Admin", AdminKey));

    public async Task DisposeAsync() => await _host!.DisposeAsync();

    [Theory]
    [InlineData("GET", "api/health/live", 200, 200, 200)]
    [InlineData("GET", "api/health/ready", 200, 200, 200)]
    [InlineData("GET", "api/openapi.json", 200, 200, 200)]
    [InlineData("GET", "api/items/none/none", 401, 404, 404)]
    [InlineData("HEAD", "api/items/none/none", 401, 404, 404)]
    [InlineData("PUT", "api/items/none/none", 401, 415, 415)]
    [InlineData("PATCH", "api/items/none/none", 401, 415, 415)]
    [InlineData("DELETE", "api/items/none/none", 401, 404, 404)]
    [InlineData("POST", "api/read", 401, 415, 415)]
    [InlineData("POST", "api/transactions", 401, 415, 415)]
    [InlineData("GET", "api/transactions/none", 401, 404, 404)]
    [InlineData("POST", "api/transactions/closed-by-the-keys-test/abort", 401, 401, 200)]
    [InlineData("GET", "api/in-doubt", 401, 401, 200)]
    [InlineData("GET", "api/activity", 401, 401, 200)]
    [InlineData("GET", "api/metrics", 401, 401, 200)]
    [InlineData("POST", "api/drills/outage", 401, 401, 415)]
    [InlineData("GET", "api/drills/outage", 401, 401, 200)]
    [InlineData("DELETE", "api/drills/outage", 401, 401, 400)]
    [InlineData("PUT", "api/sagas/definitions/none", 401, 415, 415)]
    [InlineData("GET", "api/sagas/definitions/none", 401, 404, 404)]
    [InlineData("GET", "api/sagas/definitions", 401, 200, 200)]
    [InlineData("POST", "api/sagas", 401, 415, 415)]
    [InlineData("GET", "api/sagas", 401, 200, 200)]
    [InlineData("GET", "api/sagas/none", 401, 404, 404)]
    [InlineData("POST", "api/sagas/none/events/none", 401, 404, 404)]
    [InlineData("POST", "api/sagas/none/cancel", 401, 404, 404)]
    [InlineData("POST", "api/sagas/none/steps/none/retry", 401, 401, 404)]
    [InlineData("POST", "api/sagas/none/steps/none/skip", 401, 401, 404)]
    [InlineData("POST", "api/sagas/none/steps/none/resolve", 401, 401, 404)]
    [InlineData("PUT", "api/subscriptions/none", 401, 415, 415)]
    [InlineData("GET", "api/subscriptions/none", 401, 404, 404)]
    [InlineData("DELETE", "api/subscriptions/none", 401, 404, 404)]
    [InlineData("GET", "api/subscriptions", 401, 200, 200)]
    [InlineData("POST", "api/subscriptions/none/pause", 401, 404, 404)]
    [InlineData("POST", "api/subscriptions/none/resume", 401, 404, 404)]
    [InlineData("POST", "api/subscriptions/none/replay", 401, 401, 415)]
    [InlineData("GET", "api/subscriptions/none/dead-letters", 401, 401, 404)]
    [InlineData("PUT", "api/views/definitions/none", 401, 415, 415)]
    [InlineData("GET", "api/views/definitions/none", 401, 404, 404)]
    [InlineData("DELETE", "api/views/definitions/none", 401, 404, 404)]
    [InlineData("GET", "api/views/definitions", 401, 200, 200)]
    [InlineData("POST", "api/views/definitions/none/rebuild", 401, 404, 404)]
    [InlineData("GET", "api/views/definitions/none/dead-letters", 401, 401, 404)]
    [InlineData("POST", "api/views/definitions/none/dead-letters/replay", 401, 401, 404)]
    [InlineData("GET", "api/views/none", 401, 404, 404)]
    [InlineData("GET", "api/views/none/a/b", 401, 404, 404)]
    public async Task A_key_opens_too_much_or_too_little(
        string method, string address, int without, int function, int admin)
    {
        (await StatusAsync(method, address, key: null)).ShouldBe(without);
        (await StatusAsync(method, address, key: "wrong")).ShouldBe(without);
        (await StatusAsync(method, address, FunctionKey)).ShouldBe(function);
        (await StatusAsync(method, address, AdminKey)).ShouldBe(admin);
        (await StatusAsync(method, $"{address}?code={AdminKey}", key: null)).ShouldBe(admin);
    }

    [Fact]
    public async Task A_missing_key_is_no_problem_document()
    {
        using var http = _host!.Client();
        await ProblemOf(await SendAsync(http, "GET", "api/items/none/none"), 401, "unauthorized");
    }

    async Task<int> StatusAsync(string method, string address, string? key)
    {
        using var http = _host!.Client(key);
        return (int)(await SendAsync(http, method, address)).StatusCode;
    }
}
