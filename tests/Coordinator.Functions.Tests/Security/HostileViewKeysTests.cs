using System.Text.Json.Nodes;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Security;

/// <summary>S05: keys and prefixes of views, which may hold anything.</summary>
public sealed class HostileViewKeysTests(ApiFixture fixture) : ApiTest(fixture)
{
    static readonly string[] Hostile =
    [
        "'", "' or PartitionKey ne '", "') or (RowKey ge '", "\u2019 or true or \u2019", "%27 or RowKey ge %27", "~",
        "row/", ".-", "e\u0301",
    ];

    [Fact]
    public async Task A_row_of_another_key_comes()
    {
        var (view, source) = (Fresh("hostile"), Fresh("hostile"));
        var definition = $$"""
            { "source": "{{source}}", "key": [ "/who" ], "aggregates": { "n": { "count": true } } }
            """;
        var defined = await SendAsync("PUT", $"api/views/definitions/{view}", definition);
        ((int)defined.StatusCode).ShouldBeInRange(200, 202);
        await PutAsync($"{source}/0", """{ "who": "foreign" }""");
        for (var number = 0; number < Hostile.Length; number++)
            await PutAsync(
                $"{source}/{number + 1}", new JsonObject { ["who"] = Hostile[number] }.ToJsonString());
        await Eventually.IsTrueAsync(async () => (await KeysAsync(view, "")).Count == Hostile.Length + 1);
        foreach (var hostile in Hostile)
        {
            (await KeysAsync(view, $"?prefix={Uri.EscapeDataString(hostile)}"))
                .ShouldBe(Hostile.Where(key => key.StartsWith(hostile, StringComparison.Ordinal)), ignoreOrder: true);
        }
    }

    async Task<IReadOnlyList<string>> KeysAsync(string view, string query)
    {
        var answer = await SendAsync("GET", $"api/views/{view}{query}");
        if (!answer.IsSuccessStatusCode)
            return [];
        return [.. (await JsonOf(answer))["items"]!.AsArray().Select(row => row!["key"]![0]!.GetValue<string>())];
    }
}
