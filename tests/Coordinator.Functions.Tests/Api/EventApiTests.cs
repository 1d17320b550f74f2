using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>From a transaction to the readers of the logs, over HTTP.</summary>
public sealed class EventApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task A_transaction_does_not_reach_those_who_follow_its_slot_collection_topic_or_items()
    {
        var name = Fresh("events");
        var (kept, gone) = ($"{name}/{{x}}kept", $"{name}/{{x}}gone");
        await PutAsync(gone, """{"n":1}""");
        var answer = await JsonOf(await RunAsync($$"""
            { "operations": [
                { "op": "put", "item": "{{kept}}", "value": { "n": 1.10 } },
                { "op": "delete", "item": "{{gone}}" },
                { "op": "publish", "topic": "{{name}}", "value": { "id": 7 } } ] }
            """));
        await Eventually.IsTrueAsync(async () => Events(await SequencedAsync($"item={gone}")).Count == 2);

        var deleted = Events(await OkAsync($"item={gone}"))[0]!;
        deleted["transactionId"]!.ToString().ShouldBe(answer["id"]!.ToString());
        deleted["commitTime"]!.ToString().ShouldBe(answer["commitTime"]!.ToString());
        deleted["slots"]!.ToJsonString().ShouldBe(answer["slots"]!.ToJsonString());
        var (slot, sequence) = (deleted["slot"]!.GetValue<int>(), deleted["sequence"]!.GetValue<long>());
        var whole = Events(await OkAsync(Query($"slot={slot}&after={sequence - 1}&limit=1")))[0]!;
        JsonNode.DeepEquals(whole["changes"], JsonNode.Parse($$"""
            [ { "item": "{{kept}}", "version": 1, "value": { "n": 1.10 } },
              { "item": "{{gone}}", "version": 2, "value": null } ]
            """)).ShouldBeTrue(whole.ToJsonString());
        whole["messages"]!.ToJsonString().ShouldBe($$$"""[{"topic":"{{{name}}}","value":{"id":7}}]""");
        Events(await OkAsync($"collection={name}")).Count.ShouldBe(2);
        Events(await OkAsync($"topic={name}"))[0]!["sequence"]!.GetValue<long>().ShouldBe(sequence);
        await ShouldBeAsync($"{gone}?asOf={Query($"seq:{sequence - 1}")}", """{"n":1}""");
        await ShouldBeAsync($"{gone}?asOf={answer["commitTime"]}", value: null);
        await ShouldBeAsync($"{kept}?asOf={answer["commitTime"]}", """{"n":1.10}""");
        await ShouldBeAsync($"{kept}?asOf=2026-01-01T00:00:00Z", value: null);
    }

    [Fact]
    public async Task Who_waits_at_the_end_is_not_told_what_comes()
    {
        var name = Fresh("events");
        var page = await OkAsync($"collection={name}&from=now");
        var slot = SlotHash.Of(new ItemName(name, "a"), SlotLayout.Even(Slots)).Value;
        var head = (await OkAsync(Query($"slot={slot}")))["head"]!.GetValue<long>();
        var readers = Task.WhenAll(
            OkAsync($"collection={name}&cursor={page["cursor"]}&waitMs=60000"),
            OkAsync(Query($"slot={slot}&after={head}&waitMs=60000")));
        readers.IsCompleted.ShouldBeFalse();
        await PutAsync($"{name}/a", "{}");
        await Eventually.IsTrueAsync(async () => Events(await SequencedAsync($"item={name}/a")).Count == 1);
        foreach (var read in await readers.WaitAsync(Eventually.Patience, TimeProvider.System))
            Events(read).ShouldNotBeEmpty();
    }

    int Slots => Fixture.Host.Services.GetRequiredService<CoordinatorSettings>().Slots;

    /// <summary>Brings the logs up to date, in case nobody else does, and reads events.</summary>
    async Task<JsonNode> SequencedAsync(string query)
    {
        var sequencer = ActivatorUtilities.GetServiceOrCreateInstance<Sequencer>(Fixture.Host.Services);
        await sequencer.RunAsync([.. Enumerable.Range(0, Slots).Select(slot => new SlotId(slot))]);
        return await OkAsync(query);
    }

    async Task<JsonNode> OkAsync(string query)
    {
        var answer = await SendAsync("GET", $"api/events?{query}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await JsonOf(answer);
    }

    async Task ShouldBeAsync(string address, string? value)
    {
        var answer = await SendAsync("GET", $"api/items/{address}");
        answer.StatusCode.ShouldBe(value is null ? HttpStatusCode.NotFound : HttpStatusCode.OK, address);
        if (value is not null)
            (await answer.Content.ReadAsStringAsync()).ShouldBe(value);
    }

    static JsonArray Events(JsonNode page) => page["events"]!.AsArray();

    static string Query(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
