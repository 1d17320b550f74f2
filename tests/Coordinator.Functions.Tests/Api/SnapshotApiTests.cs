using System.Text.Json.Nodes;
using Coordinator.Functions.Tests.Support;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

public sealed class SnapshotApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task A_snapshot_loses_order_or_misses_what_is_absent()
    {
        var (first, second, absent) = (Fresh(), Fresh(), Fresh());
        await PutAsync($"things/{first}", """{"n":1}""");
        var written = await PutAsync($"things/{second}", """{"n":2.50}""");
        var answer = await SendAsync("POST", "api/read", $$"""
            { "items": [ "things/{{second}}", "things/{{absent}}", "things/{{first}}", "things/{{second}}" ],
              "consistency": "snapshot" }
            """);
        var snapshot = await JsonOf(answer);
        var items = snapshot["items"]!.AsArray();
        items.Select(item => item!["item"]!.GetValue<string>()).ShouldBe(
            [$"things/{second}", $"things/{absent}", $"things/{first}", $"things/{second}"]);
        items.Select(item => item!["version"]!.GetValue<long>()).ShouldBe([1, 0, 1, 1]);
        items[0]!["value"]!.ToJsonString().ShouldBe("""{"n":2.50}""");
        items[1]!.AsObject().ContainsKey("value").ShouldBeTrue();
        items[1]!["value"].ShouldBeNull();
        var commitTime = written["commitTime"]!.GetValue<string>();
        items[0]!["commitTime"]!.GetValue<string>().ShouldBe(commitTime);
        string.CompareOrdinal(snapshot["asOf"]!.GetValue<string>(), commitTime).ShouldBeGreaterThan(0);
    }

    /// <summary>Two accounts that always sum up to 100, read while money moves between them.</summary>
    [Fact]
    public async Task A_snapshot_shows_half_a_transfer()
    {
        var (alice, bob) = ($"accounts/{Fresh()}", $"accounts/{Fresh()}");
        await PutAsync(alice, """{"b":100}""");
        await PutAsync(bob, """{"b":0}""");
        var transfers = Task.Run(async () =>
        {
            for (var n = 0; n < 20; n++)
            {
                await RunAsync($$"""
                    { "operations": [ { "op": "add", "item": "{{alice}}", "path": "/b", "by": -1 },
                      { "op": "add", "item": "{{bob}}", "path": "/b", "by": 1 } ] }
                    """);
            }
        });
        do
        {
            var answer = await SendAsync("POST", "api/read", $$"""{ "items": [ "{{alice}}", "{{bob}}" ] }""");
            var items = (await JsonOf(answer))["items"]!;
            items.AsArray().Sum(Balance).ShouldBe(100);
        }
        while (!transfers.IsCompleted);
        await transfers;
    }

    [Fact]
    public async Task A_mistake_is_let_through()
    {
        var answer = await SendAsync("POST", "api/read", """{ "items": [ "a/b", "c" ] }""");
        (await ProblemOf(answer, 400, "invalid"))["errors"]!["/items/1"].ShouldNotBeNull();
    }

    static int Balance(JsonNode? item) => item!["value"]!["b"]!.GetValue<int>();
}
