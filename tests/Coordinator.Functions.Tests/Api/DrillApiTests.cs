using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>Outages on purpose, on a host of its own, so that the others go on.</summary>
public sealed class DrillApiTests(ApiFixture fixture) : ApiTest(fixture), IAsyncLifetime
{
    ApiHost? _host;
    HttpClient? _http;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync(Fixture.Azurite, ("Coordinator:Timings:ReadTimeout", "00:00:00.5"));
        _http = _host.Client();
    }

    public async Task DisposeAsync()
    {
        _http!.Dispose();
        await _host!.DisposeAsync();
    }

    [Fact]
    public async Task A_store_that_is_cut_off_still_answers_or_takes_others_with_it()
    {
        var keys = Enumerable.Range(0, 12).Select(_ => $"things/{Fresh()}").ToList();
        foreach (var key in keys)
            await PutAsync(key, """{"n":1}""");

        var started = await JsonOf(await StartAsync("c", forMs: 600_000));
        started["store"]!.GetValue<string>().ShouldBe("c");
        (await ListAsync()).ShouldBe(["c"]);
        await Eventually.IsTrueAsync(async () => (await SilentAsync()).SequenceEqual(["store:c"]));
        foreach (var key in keys)
        {
            var read = await SendAsync(_http!, "GET", $"api/items/{key}?consistency=eventual");
            read.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await SendAsync(_http!, "DELETE", "api/drills/outage?store=c")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ListAsync()).ShouldBeEmpty();
        await Eventually.IsTrueAsync(async () => (await SilentAsync()).Length == 0);
        foreach (var key in keys)
        {
            var write = await SendAsync(_http!, "PUT", $"api/items/{key}", """{"n":2}""");
            write.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task An_outage_lasts_for_ever()
    {
        var before = TimeProvider.System.GetUtcNow();
        var until = (await JsonOf(await StartAsync("b", forMs: 1500)))["until"]!.GetValue<DateTimeOffset>();
        until.ShouldBeInRange(before.AddMilliseconds(1400), before.AddSeconds(30));
        await Eventually.IsTrueAsync(async () => (await ListAsync()).Length == 0);
        TimeProvider.System.GetUtcNow().ShouldBeGreaterThan(until);
        await Eventually.IsTrueAsync(async () => (await SilentAsync()).Length == 0);
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_cut_off()
    {
        await ProblemOf(await StartAsync("z", forMs: 1), 404, "not-found");
        await ProblemOf(await SendAsync(_http!, "DELETE", "api/drills/outage?store=z"), 404, "not-found");
        await ProblemOf(await SendAsync(_http!, "DELETE", "api/drills/outage"), 400, "invalid");
        (await SendAsync(_http!, "DELETE", "api/drills/outage?store=a")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("""{ "store": "a" }""", "/forMs")]
    [InlineData("""{ "forMs": 1 }""", "/store")]
    [InlineData("""{ "store": "a", "forMs": 0 }""", "/forMs")]
    [InlineData("""{ "store": "a", "forMs": 600001 }""", "/forMs")]
    [InlineData("""{ "store": "a", "forMs": "1" }""", "/forMs")]
    [InlineData("""{ "store": "a", "forMs": 1, "all": true }""", "/all")]
    public async Task A_mistake_cuts_a_store_off(string body, string place)
    {
        var problem = await ProblemOf(await SendAsync(_http!, "POST", "api/drills/outage", body), 400, "invalid");
        problem["errors"]!.AsObject().Select(error => error.Key).ShouldBe([place]);
        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_host_breaks_things_without_being_allowed_to()
    {
        await using var strict = await ApiHost.StartAsync(Fixture.Azurite, ("Coordinator:Drills:Enabled", null));
        using var http = strict.Client();
        const string body = """{ "store": "a", "forMs": 1000 }""";
        await ProblemOf(await SendAsync(http, "POST", "api/drills/outage", body), 403, "drills-disabled");
        await ProblemOf(await SendAsync(http, "GET", "api/drills/outage"), 403, "drills-disabled");
        await ProblemOf(await SendAsync(http, "DELETE", "api/drills/outage?store=a"), 403, "drills-disabled");
    }

    Task<HttpResponseMessage> StartAsync(string store, int forMs) => SendAsync(
        _http!, "POST", "api/drills/outage",
        string.Create(CultureInfo.InvariantCulture, $$"""{ "store": "{{store}}", "forMs": {{forMs}} }"""));

    async Task<string[]> ListAsync() =>
        Names((await JsonOf(await SendAsync(_http!, "GET", "api/drills/outage")))["items"]!, "store");

    async Task<string[]> SilentAsync()
    {
        var checks = (await JsonOf(await SendAsync(_http!, "GET", "api/health/ready")))["checks"]!.AsArray();
        return Names(new JsonArray([.. checks.Where(check => !check!["ok"]!.GetValue<bool>())
            .Select(check => check!.DeepClone())]), "name");
    }

    static string[] Names(JsonNode list, string member) =>
        [.. list.AsArray().Select(entry => entry![member]!.GetValue<string>())];
}
