using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Security;

/// <summary>
/// S10 and S11: what was captured, sent again or for something else. Signatures of outgoing requests are
/// RequestSignatureTests and the trip sample's; a saga's event that comes twice is SagaRunApiTests.
/// </summary>
public sealed class ReplayTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task A_token_of_one_lock_opens_another_or_its_successor()
    {
        var (one, other) = (Fresh(), Fresh());
        foreach (var name in new[] { one, other })
            await SendAsync("PUT", $"api/locks/{name}", """{ "owner": "a", "leaseMs": 60000 }""");
        (await SendAsync("DELETE", $"api/locks/{one}?token=1")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await SendAsync("PUT", $"api/locks/{one}", """{ "owner": "b", "leaseMs": 60000 }""");
        await ProblemOf(await SendAsync("DELETE", $"api/locks/{one}?token=1"), 409, "conflict");
        await ProblemOf(await RunAsync(Fenced(one, 1)), 409, "aborted");
        // The token of the other lock has the same number; the fence is one of a lock by name.
        (await RunAsync(Fenced(other, 1))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ProblemOf(await RunAsync(Fenced(other, 2)), 409, "aborted");
        (await JsonOf(await SendAsync("GET", $"api/locks/{one}")))["owner"]!.GetValue<string>().ShouldBe("b");
    }

    [Fact]
    public async Task A_captured_transaction_is_run_again_or_changed()
    {
        var (id, item) = (Fresh(), Fresh());
        await PutAsync($"replay/{item}", """{ "n": 0 }""");
        (await RunAsync(Add(item, 1), ("Idempotency-Key", id))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await RunAsync(Add(item, 1), ("Idempotency-Key", id))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var changed = await RunAsync(Add(item, 100), ("Idempotency-Key", id));
        await ProblemOf(changed, 422, "idempotency-mismatch");
        (await JsonOf(await SendAsync("POST", $"api/transactions/{id}/abort")))["status"]!.GetValue<string>()
            .ShouldBe("committed");
        (await JsonOf(await SendAsync("GET", $"api/items/replay/{item}")))["n"]!.GetValue<int>().ShouldBe(1);
    }

    /// <summary>
    /// Ids that are spelled like the rows of another's attempt, its vote and its decision, in the same slot by their
    /// tag.
    /// </summary>
    [Theory]
    [InlineData("{0}.-1.-n0nce")]
    [InlineData("{0}.-1")]
    [InlineData("v0001.1.{0}.-1.-n0nce")]
    [InlineData("o0001.1.{0}")]
    [InlineData("{0}.2e-1")]
    public async Task An_id_forges_the_vote_or_the_decision_of_another_transaction(string pattern)
    {
        var (id, item) = ($"{{{Fresh()}}}", Fresh());
        (await RunAsync(Put(item, 1), ("Idempotency-Key", id))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var forged = pattern.Replace("{0}", id, StringComparison.Ordinal);
        await ProblemOf(await SendAsync("GET", $"api/transactions/{Uri.EscapeDataString(forged)}"), 404, "not-found");
        (await JsonOf(await SendAsync("POST", $"api/transactions/{Uri.EscapeDataString(forged)}/abort")))["status"]!
            .GetValue<string>().ShouldBe("aborted");
        (await JsonOf(await SendAsync("GET", $"api/transactions/{id}")))["status"]!.GetValue<string>()
            .ShouldBe("committed");
        // And the forged id is closed for itself alone.
        await ProblemOf(await RunAsync(Put($"{item}-2", 1), ("Idempotency-Key", forged)), 409, "aborted");
        (await RunAsync(Put($"{item}-3", 1), ("Idempotency-Key", $"{id}-3"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_signal_reaches_a_saga_of_another_id_or_one_that_has_ended()
    {
        const string Waits = """{ "steps": [ { "name": "ok", "wait": { "event": "go", "timeoutMs": 60000 } } ] }""";
        var (definition, other) = (Fresh(), Fresh());
        var put = await SendAsync("PUT", $"api/sagas/definitions/{definition}", Waits);
        put.StatusCode.ShouldBe(HttpStatusCode.OK);
        var ended = SagaSeeds.Status(Fresh(), SagaState.Completed, definition, 1);
        await Fixture.Host.Services.GetRequiredService<ISagas>().ShowAsync(ended);
        var again = ("Idempotency-Key", "captured");
        await ProblemOf(
            await SendAsync("POST", $"api/sagas/{ended.Id}/events/go", "{}", headers: again), 409, "conflict");
        await ProblemOf(
            await SendAsync("POST", $"api/sagas/{other}/events/go", "{}", headers: again), 404, "not-found");
    }

    [Theory]
    [InlineData("api/sagas?definition=other", "api/sagas?definition={0}")]
    [InlineData("api/sagas?definition={0}&state=running", "api/sagas?definition={0}")]
    [InlineData("api/sagas?state=running", "api/sagas?definition={0}")]
    [InlineData("api/sagas/definitions?top=1", "api/sagas?definition={0}")]
    [InlineData("api/subscriptions?top=1", "api/sagas?definition={0}")]
    [InlineData("api/events?topic={0}", "api/events?collection={0}")]
    [InlineData("api/events?collection=other", "api/events?collection={0}")]
    [InlineData("api/events?collection={0}", "api/sagas?definition={0}")]
    public async Task A_cursor_of_one_list_goes_on_with_another(string wrong, string right)
    {
        var name = Fresh("cursor");
        foreach (var minute in new[] { 1, 2, 3 })
        {
            var status = SagaSeeds.Status(Fresh(), SagaState.Running, name, minute);
            await Fixture.Host.Services.GetRequiredService<ISagas>().ShowAsync(status);
        }

        await PutAsync($"{name}/x", "{}");
        var size = right.StartsWith("api/events", StringComparison.Ordinal) ? "limit=1" : "top=1";
        var page = await JsonOf(await SendAsync("GET", $"{Named(right, name)}&{size}"));
        var cursor = page["cursor"]!.GetValue<string>();
        (await SendAsync("GET", $"{Named(right, name)}&cursor={cursor}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var refused = await ProblemOf(await SendAsync("GET", $"{Named(wrong, name)}&cursor={cursor}"), 400, "invalid");
        refused["errors"]!.AsObject().ShouldContainKey("?cursor");
        foreach (var forged in Forgeries(cursor))
        {
            var answer = await SendAsync("GET", $"{Named(right, name)}&cursor={forged}");
            ((int)answer.StatusCode).ShouldBeOneOf(200, 400);
            if (answer.StatusCode == HttpStatusCode.OK)
                OnlyOwn(await JsonOf(answer), name);
        }
    }

    /// <summary>Whatever a forged cursor leads to, it is of the list that was asked for.</summary>
    static void OnlyOwn(JsonNode page, string name)
    {
        foreach (var item in page["items"]?.AsArray() ?? [])
            item!["definition"]!.GetValue<string>().ShouldBe(name);
        foreach (var one in page["events"]?.AsArray() ?? [])
            one!["changes"]!.AsArray().ShouldAllBe(change =>
                change!["item"]!.GetValue<string>().StartsWith(name + "/", StringComparison.Ordinal));
    }

    static IEnumerable<string> Forgeries(string cursor)
    {
        var bytes = Base64Url.DecodeFromChars(cursor);
        for (var at = 0; at < bytes.Length; at += 5)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            yield return Base64Url.EncodeToString(changed);
        }

        yield return Base64Url.EncodeToString(bytes.AsSpan(0, bytes.Length / 2));
        yield return Base64Url.EncodeToString([.. bytes, .. bytes]);
        var elsewhere = Encoding.UTF8.GetBytes("1!4!bGlzdA--!4!YS4w");
        yield return Base64Url.EncodeToString([.. bytes.AsSpan(0, 6), .. elsewhere]);
        yield return cursor.ToUpperInvariant();
    }

    static string Named(string address, string name) => address.Replace("{0}", name, StringComparison.Ordinal);

    static string Put(string item, int n) =>
        $$"""{ "operations": [ { "op": "put", "item": "replay/{{item}}", "value": { "n": {{n}} } } ] }""";

    static string Add(string item, int by) =>
        $$"""{ "operations": [ { "op": "add", "item": "replay/{{item}}", "path": "/n", "by": {{by}} } ] }""";

    static string Fenced(string name, long token) => $$"""
        { "operations": [ { "op": "put", "item": "replay/{{name}}", "value": {} } ],
          "fence": { "lock": "{{name}}", "token": {{token}} } }
        """;
}
