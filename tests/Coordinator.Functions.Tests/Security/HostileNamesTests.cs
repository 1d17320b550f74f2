using System.Net;
using System.Text.Json.Nodes;
using Coordinator.Functions.Tests.Support;
using Shouldly;

namespace Coordinator.Functions.Tests.Security;

/// <summary>
/// S05: names that would be more than names in a filter, wherever one can be given over HTTP, among data of others.
/// They are names, or 400; nothing of others comes, and nothing of it changes.
/// </summary>
public sealed class HostileNamesTests(ApiFixture fixture) : ApiTest(fixture)
{
    static readonly string[] Hostile =
    [
        "'", "' or PartitionKey ne '", "') or (RowKey ge '", "x' or state ne 'y", "\u2019 or true or \u2019", "\uff07",
        "%27 or RowKey ge %27", "\\' or true", "a\nb", "a\u001bb", "&$filter=true", "#", "?x=1", "e\u0301", "\u202e",
    ];

    public static TheoryData<string> Names => new(Hostile);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_item_of_another_name_comes_or_changes(string hostile)
    {
        var own = Fresh();
        await PutAsync($"{own}/foreign", """{ "owner": "foreign" }""");
        var address = $"api/items/{own}/{Uri.EscapeDataString(hostile)}";
        (await SendAsync("GET", address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync("GET", $"{address}?consistency=eventual")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync("DELETE", address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync("PUT", address, """{ "owner": "hostile" }""")).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await JsonOf(await SendAsync("GET", address)))["owner"]!.GetValue<string>().ShouldBe("hostile");
        var name = new JsonArray($"{own}/{hostile}", $"{own}/foreign");
        var both = await JsonOf(await SendAsync("POST", "api/read", $$"""{ "items": {{name.ToJsonString()}} }"""));
        both["items"]!.AsArray().Select(item => item!["value"]!["owner"]!.GetValue<string>())
            .ShouldBe(["hostile", "foreign"]);
        var events = await SendAsync("GET", $"api/events?item={Uri.EscapeDataString($"{own}/{hostile}")}");
        (await JsonOf(events))["events"]!.AsArray().SelectMany(one => one!["changes"]!.AsArray())
            .ShouldAllBe(change => change!["item"]!.GetValue<string>() == $"{own}/{hostile}");
        (await SendAsync("DELETE", address)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await SendAsync("GET", $"api/items/{own}/foreign")).Headers.ETag!.Tag.ShouldBe("\"1\"");
    }

    /// <summary>Ids of one tag, which have one slot.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_transaction_of_another_id_comes_or_is_closed(string hostile)
    {
        var own = Fresh();
        var foreign = $"{{{own}}}";
        (await RunAsync(Put($"{own}/x"), ("Idempotency-Key", foreign))).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var id in new[] { hostile, foreign + hostile })
        {
            var answer = await SendAsync("GET", $"api/transactions/{Uri.EscapeDataString(id)}");
            ((int)answer.StatusCode).ShouldBeOneOf(400, 404);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain($"{own}/x");
        }

        var found = await JsonOf(await SendAsync("GET", $"api/transactions/{foreign}"));
        found["status"]!.GetValue<string>().ShouldBe("committed");
    }

    [Theory]
    [InlineData("GET", "api/items/{0}/x", null)]
    [InlineData("GET", "api/events?collection={0}", null)]
    [InlineData("GET", "api/events?topic={0}", null)]
    [InlineData("GET", "api/sagas?definition={0}", null)]
    [InlineData("GET", "api/sagas?state={0}", null)]
    [InlineData("GET", "api/sagas?startedAfter={0}", null)]
    [InlineData("GET", "api/sagas?cursor={0}", null)]
    [InlineData("GET", "api/sagas/definitions?cursor={0}", null)]
    [InlineData("GET", "api/subscriptions?cursor={0}", null)]
    [InlineData("GET", "api/views/definitions?cursor={0}", null)]
    [InlineData("GET", "api/events?collection=a&cursor={0}", null)]
    [InlineData("GET", "api/sagas/definitions/{0}", null)]
    [InlineData("GET", "api/views/definitions/{0}", null)]
    [InlineData("GET", "api/views/{0}", null)]
    [InlineData("GET", "api/subscriptions/{0}", null)]
    [InlineData("GET", "api/locks/{0}", null)]
    [InlineData("DELETE", "api/views/definitions/{0}", null)]
    [InlineData("DELETE", "api/subscriptions/{0}", null)]
    [InlineData("DELETE", "api/locks/{0}?token=1", null)]
    [InlineData("PUT", "api/locks/{0}", """{ "owner": "a", "leaseMs": 1000 }""")]
    [InlineData("PUT", "api/subscriptions/{0}", """{ "source": "a", "target": { "queue": "mail" } }""")]
    [InlineData("PUT", "api/sagas/definitions/{0}",
        """{ "steps": [ { "name": "a", "publish": { "topic": "t", "value": {} } } ] }""")]
    [InlineData("PUT", "api/views/definitions/{0}",
        """{ "source": "a", "key": [ "/a" ], "aggregates": { "n": { "count": true } } }""")]
    [InlineData("GET", "api/sagas/{0}", null)]
    [InlineData("POST", "api/sagas/{0}/cancel", null)]
    [InlineData("POST", "api/sagas/none/events/{0}", "{}")]
    public async Task A_name_with_its_own_alphabet_is_taken(string method, string address, string? body)
    {
        foreach (var hostile in Hostile)
        {
            var at = address.Replace("{0}", Uri.EscapeDataString(hostile), StringComparison.Ordinal);
            await ProblemOf(await SendAsync(method, at, body), 400, "invalid");
        }
    }

    [Theory]
    [InlineData("source")]
    [InlineData("topic")]
    public async Task A_source_with_its_own_alphabet_is_taken(string member)
    {
        foreach (var hostile in Hostile)
        {
            var body = new JsonObject { [member] = hostile, ["target"] = new JsonObject { ["queue"] = "mail" } };
            await ProblemOf(
                await SendAsync("PUT", $"api/subscriptions/{Fresh()}", body.ToJsonString()), 400, "invalid");
        }
    }

    static string Put(string item) => $$"""{ "operations": [ { "op": "put", "item": "{{item}}", "value": {} } ] }""";
}
