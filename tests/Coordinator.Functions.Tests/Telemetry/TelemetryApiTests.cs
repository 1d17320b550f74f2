using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using Coordinator.Core.Model;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Telemetry;

/// <summary>What a host shows of itself, over HTTP.</summary>
public sealed class TelemetryApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task A_transfer_is_not_shown_with_its_phases()
    {
        var (id, one, other) = (Fresh(), Fresh(), Fresh());
        await PutAsync($"accounts/{one}", """{ "balance": 10 }""");
        (await RunAsync(Transfer(id, one, other))).EnsureSuccessStatusCode();

        var run = await EventuallyEndedAsync(id, run => PhasesOf(run).Contains("finish"));
        run["status"]!.GetValue<string>().ShouldBe("committed");
        run["plan"]!.GetValue<string>().ShouldBe("votes");
        run["attempts"]!.GetValue<int>().ShouldBe(1);
        run["traceId"]!.GetValue<string>().Length.ShouldBe(32);
        run["items"]!.AsArray().Select(item => item!.GetValue<string>()).ShouldBe(
            [$"accounts/{one}", $"accounts/{other}"], ignoreOrder: true);
        PhasesOf(run).ShouldBe(["read", "evaluate", "prepare", "finish"]);
    }

    [Fact]
    public async Task A_refused_transaction_is_shown_without_its_reason()
    {
        var (id, one, other) = (Fresh(), Fresh(), Fresh());
        await PutAsync($"accounts/{one}", """{ "balance": 0 }""");
        ((int)(await RunAsync(Transfer(id, one, other))).StatusCode).ShouldBe(409);

        var run = await EventuallyEndedAsync(id, _ => true);
        run["status"]!.GetValue<string>().ShouldBe("aborted");
        run["reasons"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe("conditionFailed");
    }

    [Fact]
    public async Task Metrics_miss_what_happened()
    {
        var (id, one, other) = (Fresh(), Fresh(), Fresh());
        await PutAsync($"accounts/{one}", """{ "balance": 10 }""");
        (await RunAsync(Transfer(id, one, other))).EnsureSuccessStatusCode();

        var metrics = await JsonOf(await SendAsync("GET", "api/metrics"));
        var commits = metrics["instruments"]!.AsArray().Single(
            instrument => instrument!["name"]!.GetValue<string>() == "coordinator.commit.duration")!;
        (commits["kind"]!.GetValue<string>(), commits["unit"]!.GetValue<string>()).ShouldBe(("histogram", "s"));
        var point = commits["points"]!.AsArray().First(point =>
            point!["tags"]!["plan"]!.GetValue<string>() == "votes"
            && point["tags"]!["outcome"]!.GetValue<string>() == "committed")!;
        point["count"]!.GetValue<long>().ShouldBeGreaterThan(0);
        point["counts"]!.AsArray().Count.ShouldBe(point["bounds"]!.AsArray().Count + 1);
        metrics["instruments"]!.AsArray().ShouldContain(
            instrument => instrument!["name"]!.GetValue<string>() == "coordinator.admission.limit");
    }

    [Fact]
    public async Task A_conflict_leaves_no_trace_in_metrics()
    {
        var meters = Fixture.Host.Services.GetRequiredService<IMeterFactory>();
        using var conflicts = new MetricCount("coordinator.conflicts", meters, "held");
        using var aborts = new MetricCount("coordinator.aborts", meters, "conflict");
        using var met = new MetricCount("coordinator.recovery.resolved", meters, "meeting");
        var (held, id) = (new ItemName("things", Fresh()), Fresh());
        await OpenAttempts.LeaveAsync(
            Fixture.Host.Services, held, new TransactionId(Fresh()), TimeSpan.FromSeconds(30));
        var answer = await RunAsync($$"""
            { "id": "{{id}}", "timeoutMs": 100, "operations": [ { "op": "put", "item": "{{held}}", "value": {} } ] }
            """);
        await ProblemOf(answer, 409, "aborted");

        conflicts.Value.ShouldBeGreaterThan(0);
        met.Value.ShouldBe(conflicts.Value);
        aborts.Value.ShouldBe(1);
        var metrics = await JsonOf(await SendAsync("GET", "api/metrics"));
        metrics["hotItems"]!.AsArray().Select(item => item!["item"]!.GetValue<string>()).ShouldContain($"{held}");
        var run = await EventuallyEndedAsync(id, _ => true);
        run["reasons"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe("conflict");
        PhasesOf(run).ShouldContain("resolve");
    }

    [Theory]
    [InlineData("?after=-1", "?after")]
    [InlineData("?after=x", "?after")]
    [InlineData("?limit=0", "?limit")]
    [InlineData("?limit=1001", "?limit")]
    public async Task A_bad_query_is_taken_for_another(string query, string place)
    {
        var problem = await ProblemOf(await SendAsync("GET", "api/activity" + query), 400, "invalid");
        problem["errors"]!.AsObject().ShouldHaveSingleItem().Key.ShouldBe(place);
    }

    static string Transfer(string id, string one, string other) => $$"""
        { "id": "{{id}}", "operations": [
            { "op": "add", "item": "accounts/{{one}}", "path": "/balance", "by": -10, "min": 0 },
            { "op": "add", "item": "accounts/{{other}}", "path": "/balance", "by": 10 } ] }
        """;

    static IEnumerable<string> PhasesOf(JsonNode run) =>
        run["phases"]!.AsArray().Select(phase => phase!["name"]!.GetValue<string>());

    async Task<JsonNode> EventuallyEndedAsync(string id, Predicate<JsonNode> isIt)
    {
        JsonNode? found = null;
        await Eventually.IsTrueAsync(async () =>
        {
            var activity = await JsonOf(await SendAsync("GET", "api/activity?limit=1000"));
            found = activity["ended"]!.AsArray().LastOrDefault(run => run!["id"]!.GetValue<string>() == id);
            return found is not null && isIt(found);
        });
        return found!;
    }
}
