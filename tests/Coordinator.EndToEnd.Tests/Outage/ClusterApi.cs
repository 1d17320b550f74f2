using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Coordinator.Core.Model;
using Coordinator.TestKit;

namespace Coordinator.EndToEnd.Tests.Outage;

/// <summary>An operator's view of a deployment.</summary>
sealed class ClusterApi(HttpClient http)
{
    const int Slots = 64;

    /// <summary>One item for each shard, in its first slot.</summary>
    public async Task<IReadOnlyList<string>> ItemInEachShardAsync(string collection)
    {
        var firsts = (await ShardsAsync()).Select(shard => shard["slots"]![0]![0]!.GetValue<int>()).ToList();
        return [.. firsts.Select(first => Enumerable.Range(0, int.MaxValue)
            .Select(number => number.ToString(CultureInfo.InvariantCulture))
            .First(key => SlotHash.Of(new ItemName(collection, key), SlotLayout.Even(Slots)).Value == first))
            .Select(key => $"{collection}/{key}")];
    }

    /// <summary>Whether some shard is held by a store.</summary>
    public async Task<bool> IsAnywhereAsync(string store) => (await ShardsAsync()).Any(shard => IsIn(shard, store));

    /// <summary>How a store fares.</summary>
    public async Task<string> HealthAsync(string store) => (await ClusterAsync())["stores"]!.AsArray()
        .Single(one => one!["name"]!.GetValue<string>() == store)!["health"]!.GetValue<string>();

    /// <summary>Lets a store join every shard that has too few, and waits until they have it.</summary>
    public async Task RejoinAsync(string store, TimeSpan patience)
    {
        var shards = (await ShardsAsync()).Where(shard => !IsIn(shard, store) && Count(shard) < Wanted(shard))
            .Select(shard => shard["id"]!.GetValue<int>()).ToList();
        await Task.WhenAll(shards.Select(id => Eventually.IsTrueAsync(() => PostAsync(id, store), patience)));
        await Eventually.IsTrueAsync(
            async () => (await ShardsAsync()).All(shard => Count(shard) == Wanted(shard) && shard["pending"] is null),
            patience);
    }

    /// <summary>Compares all replicas.</summary>
    /// <returns>The report.</returns>
    public async Task<JsonNode> ScrubAsync(TimeSpan patience)
    {
        var begun = await http.PostAsync("api/cluster/scrub", content: null);
        begun.EnsureSuccessStatusCode();
        JsonNode? report = null;
        await Eventually.IsTrueAsync(
            async () =>
            {
                report = await http.GetFromJsonAsync<JsonNode>(begun.Headers.Location);
                return report!["state"]!.GetValue<string>() == "done";
            },
            patience);
        return report!;
    }

    async Task<bool> PostAsync(int shard, string store) => (await http.PostAsJsonAsync(
        $"api/cluster/shards/{shard}/rejoin", new { add = store })).IsSuccessStatusCode;

    async Task<JsonNode> ClusterAsync()
    {
        var answer = await http.GetAsync("api/cluster");
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!;
    }

    async Task<IReadOnlyList<JsonNode>> ShardsAsync() =>
        [.. (await ClusterAsync())["shards"]!.AsArray().Select(shard => shard!)];

    static bool IsIn(JsonNode shard, string store) =>
        shard["inSync"]!.AsArray().Any(one => one!.GetValue<string>() == store);

    static int Count(JsonNode shard) => shard["inSync"]!.AsArray().Count;

    static int Wanted(JsonNode shard) => shard["replicas"]!.GetValue<int>();
}
