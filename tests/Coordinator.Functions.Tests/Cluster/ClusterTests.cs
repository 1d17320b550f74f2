using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Coordinator.TestKit;
using Shouldly;
using Xunit.Abstractions;

namespace Coordinator.Functions.Tests.Cluster;

/// <summary>Operations on shards over HTTP, on one deployment, one test after the other.</summary>
public sealed class ClusterTests(ClusterFixture fixture, ITestOutputHelper output) : IClassFixture<ClusterFixture>
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly HttpClient _http = fixture.Host.Client();

    [Fact]
    public async Task A_move_loses_items_their_versions_or_their_history()
    {
        var versions = await WriteAsync("moved", 40);
        var shard = await ShardAsync(1);
        var to = new[] { "a", "b", "c" }.Except(InSync(shard)).Concat(InSync(shard).Take(1)).ToArray();

        await OperateAsync(1, "move", new { to });

        InSync(await ShardAsync(1)).ShouldBe(to, ignoreOrder: true);
        foreach (var (item, version) in versions)
            (await VersionAsync(item)).ShouldBe(version, item);
        (await WriteAsync("moved", 40)).Values.ShouldAllBe(version => version == 2);
        var events = await JsonAsync($"api/events?item={versions.Keys.First()}");
        events["events"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_shard_that_lost_a_store_by_an_operator_stays_alone()
    {
        var before = await ShardAsync(2);
        var drop = InSync(before)[0];

        await OperateAsync(2, "failover", new { drop }, isLasting: false);
        await WriteAsync("failed-over", 20);
        // The sweep has another store join, since this deployment waits for nothing.
        await Eventually.IsTrueAsync(async () => InSync(await ShardAsync(2)).Length == 2, Patience);

        var after = await ShardAsync(2);
        after["epoch"]!.GetValue<int>().ShouldBeGreaterThan(before["epoch"]!.GetValue<int>() + 1);
        await Eventually.IsTrueAsync(async () => State(await ShardAsync(2)) == "done", Patience);
    }

    [Fact]
    public async Task Another_number_of_replicas_is_not_kept()
    {
        await OperateAsync(0, "replicas", new { replicas = 3 });
        InSync(await ShardAsync(0)).Length.ShouldBe(3);
        await WriteAsync("three", 20);
        await OperateAsync(0, "replicas", new { replicas = 2 });
        InSync(await ShardAsync(0)).Length.ShouldBe(2);
        await WriteAsync("three", 20);
    }

    [Fact]
    public async Task A_class_of_collections_has_the_replicas_of_all_others()
    {
        var shards = (await JsonAsync("api/cluster"))["shards"]!.AsArray();
        shards.Count.ShouldBe(5);
        var gold = shards[4]!;
        gold["replicas"]!.GetValue<int>().ShouldBe(3);
        gold["slots"]!.ToJsonString().ShouldBe("[[6,7]]");
        foreach (var item in (await WriteAsync("payments", 10, collection: "payments")).Keys)
        {
            var events = await JsonAsync($"api/events?item={item}");
            events["slot"]!.GetValue<int>().ShouldBeInRange(6, 7);
        }
    }

    [Fact]
    public async Task Writes_stop_for_good_when_a_store_is_lost()
    {
        await WriteAsync("lost", 20);
        var outage = await _http.PostAsJsonAsync("api/drills/outage", new { store = "b", forMs = 12_000 });
        outage.EnsureSuccessStatusCode();
        var start = TimeProvider.System.GetTimestamp();
        await Eventually.IsTrueAsync(() => IsWritableAsync("lost", 20), Patience);
        var elapsed = TimeProvider.System.GetElapsedTime(start);
        output.WriteLine($"All items could be written after {elapsed.TotalSeconds:F1} s.");
        var shards = (await JsonAsync("api/cluster"))["shards"]!.AsArray();
        shards.ShouldAllBe(shard => !InSync(shard!).Contains("b"));

        // Afterwards every shard gets as many replicas as it should have again.
        await Eventually.IsTrueAsync(
            async () => (await JsonAsync("api/cluster"))["shards"]!.AsArray()
                .All(shard => InSync(shard!).Length == shard!["replicas"]!.GetValue<int>() && shard["pending"] is null),
            Patience);
        await WriteAsync("lost", 20);
    }

    [Theory]
    [InlineData("api/cluster/shards/9/move", """{ "to": [ "a" ] }""", 404)]
    [InlineData("api/cluster/shards/x/failover", """{ "drop": "a" }""", 404)]
    [InlineData("api/cluster/shards/0/move", """{ "to": [ "a", "z" ] }""", 400)]
    [InlineData("api/cluster/shards/0/move", """{ "to": [ "a", "a" ] }""", 400)]
    [InlineData("api/cluster/shards/0/move", """{ "to": [] }""", 400)]
    [InlineData("api/cluster/shards/0/move", """{ "to": "a" }""", 400)]
    [InlineData("api/cluster/shards/0/failover", "{}", 400)]
    [InlineData("api/cluster/shards/0/rejoin", """{ "add": "a", "drop": "b" }""", 400)]
    [InlineData("api/cluster/shards/0/replicas", """{ "replicas": 4 }""", 400)]
    [InlineData("api/cluster/shards/0/replicas", """{ "replicas": 0 }""", 400)]
    public async Task A_request_that_makes_no_sense_begins_something(string address, string body, int status)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await _http.PostAsync(address, content);
        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync());
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    async Task OperateAsync(int shard, string verb, object body, bool isLasting = true)
    {
        var answer = await _http.PostAsJsonAsync($"api/cluster/shards/{shard}/{verb}", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        answer.Headers.Location!.ToString().ShouldBe($"/api/cluster/shards/{shard}");
        var started = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["startedAt"]!.GetValue<DateTimeOffset>();
        await Eventually.IsTrueAsync(
            async () =>
            {
                var operation = (await ShardAsync(shard))["operation"];
                return !isLasting || (operation?["startedAt"]!.GetValue<DateTimeOffset>() == started
                    && operation["state"]!.GetValue<string>() == "done");
            },
            Patience);
    }

    async Task<Dictionary<string, int>> WriteAsync(string name, int count, string collection = "c")
    {
        var versions = new Dictionary<string, int>();
        foreach (var item in Items(name, count, collection))
        {
            HttpResponseMessage? answer = null;
            await Eventually.IsTrueAsync(
                async () =>
                {
                    answer = await _http.PutAsJsonAsync($"api/items/{item}", new { name });
                    return answer.IsSuccessStatusCode;
                },
                Patience);
            versions[item] = int.Parse(answer!.Headers.ETag!.Tag.Trim('"'), CultureInfo.InvariantCulture);
        }

        return versions;
    }

    async Task<bool> IsWritableAsync(string name, int count)
    {
        foreach (var item in Items(name, count, "c"))
        {
            if (!(await _http.PutAsJsonAsync($"api/items/{item}", new { name })).IsSuccessStatusCode)
                return false;
        }

        return true;
    }

    static IEnumerable<string> Items(string name, int count, string collection) =>
        Enumerable.Range(0, count).Select(number => string.Create(
            CultureInfo.InvariantCulture, $"{collection}/{name}-{number}"));

    async Task<int> VersionAsync(string item) => int.Parse(
        (await _http.GetAsync($"api/items/{item}")).Headers.ETag!.Tag.Trim('"'), CultureInfo.InvariantCulture);

    async Task<JsonNode> JsonAsync(string address) => (await _http.GetFromJsonAsync<JsonNode>(address))!;

    Task<JsonNode> ShardAsync(int id) => JsonAsync($"api/cluster/shards/{id}");

    static string[] InSync(JsonNode shard) =>
        [.. shard["inSync"]!.AsArray().Select(store => store!.GetValue<string>())];

    static string? State(JsonNode shard) => shard["operation"]?["state"]!.GetValue<string>();
}
