using Coordinator.Core.Model;
using Coordinator.Functions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>Commit times that callers hand from host to host.</summary>
public sealed class SeenCommitTimeApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    const string Header = "Coordinator-Commit-Time";

    /// <summary>On a host of its own: its clock is pushed.</summary>
    [Fact]
    public async Task A_commit_is_earlier_than_what_its_caller_has_seen_elsewhere()
    {
        await using var host = await ApiHost.StartAsync(Fixture.Azurite);
        using var http = host.Client();
        var seen = Hlc.At(TimeProvider.System.GetUtcNow().AddSeconds(30)).ToString();
        (await CommitTimeAsync(http)).ShouldBeLessThan(seen, StringComparer.Ordinal);
        (await CommitTimeAsync(http, (Header, seen))).ShouldBeGreaterThan(seen, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("7fffffffffffffff")]
    public async Task A_time_that_cannot_be_is_taken(string time)
    {
        var key = Fresh();
        var answer = await RunAsync(Put(key), (Header, time));
        var problem = await ProblemOf(answer, 400, "invalid");
        problem["errors"]!.AsObject().Single().Key.ShouldBe(Header);
        (await JsonOf(await SendAsync("POST", "api/read", $$"""{ "items": [ "seen/{{key}}" ] }""")))
            ["items"]![0]!["version"]!.GetValue<int>().ShouldBe(0);
        var clock = Fixture.Host.Services.GetRequiredService<HlcClock>();
        clock.Now().Time.ShouldBeLessThan(TimeProvider.System.GetUtcNow().AddMinutes(1));
    }

    [Theory]
    [InlineData("api/health/live")]
    [InlineData("api/openapi.json")]
    public async Task Somebody_without_a_key_is_listened_to(string address)
    {
        var answer = await SendAsync("GET", address, headers: (Header, "soon"));
        ((int)answer.StatusCode).ShouldBe(200);
    }

    static string Put(string key) =>
        $$"""{ "operations": [ { "op": "put", "item": "seen/{{key}}", "value": {} } ] }""";

    static async Task<string> CommitTimeAsync(HttpClient http, params (string, string)[] headers)
    {
        var answer = await SendAsync(http, "POST", "api/transactions", Put(Fresh()), headers: headers);
        ((int)answer.StatusCode).ShouldBe(200);
        return (await JsonOf(answer))["commitTime"]!.GetValue<string>();
    }
}
