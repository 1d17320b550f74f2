using System.Net;
using System.Text.Json.Nodes;
using Coordinator.Functions.Tests.Support;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

public sealed class TransactionApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task A_transfer_over_two_slots_is_not_what_is_read_afterwards()
    {
        var (alice, bob) = (Fresh(), Fresh());
        await PutAsync($"accounts/{alice}", """{"balance":100,"status":"open"}""");
        var answer = await RunAsync($$"""
            { "operations": [
                { "op": "check", "item": "accounts/{{alice}}",
                  "if": { "exists": true, "equals": { "/status": "open" } } },
                { "op": "add", "item": "accounts/{{alice}}", "path": "/balance", "by": -10, "min": 0 },
                { "op": "add", "item": "accounts/{{bob}}", "path": "/balance", "by": 10, "return": true },
                { "op": "read", "item": "accounts/{{alice}}" },
                { "op": "read", "item": "rates/{{alice}}" },
                { "op": "publish", "topic": "transfers", "value": null } ] }
            """);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var result = await JsonOf(answer);
        result["status"]!.GetValue<string>().ShouldBe("committed");
        result["attempts"]!.GetValue<int>().ShouldBe(1);
        result["commitTime"]!.GetValue<string>().Length.ShouldBe(16);
        JsonNode.DeepEquals(result["results"], JsonNode.Parse($$"""
            [ { "item": "accounts/{{alice}}", "version": 1 },
              { "item": "accounts/{{alice}}", "version": 2 },
              { "item": "accounts/{{bob}}", "version": 1, "value": { "balance": 10 } },
              { "item": "accounts/{{alice}}", "version": 1, "value": { "balance": 100, "status": "open" } },
              { "item": "rates/{{alice}}", "version": 0, "value": null },
              { "topic": "transfers" } ]
            """)).ShouldBeTrue(result.ToJsonString());
        (await ReadAsync($"accounts/{alice}")).ShouldBe("""{"balance":90,"status":"open"}""");
    }

    [Fact]
    public async Task An_aborted_transaction_does_not_say_why_or_leaves_something()
    {
        var (alice, bob) = (Fresh(), Fresh());
        await PutAsync($"accounts/{alice}", """{"balance":4}""");
        var answer = await RunAsync($$"""
            { "operations": [
                { "op": "add", "item": "accounts/{{bob}}", "path": "/balance", "by": 10 },
                { "op": "add", "item": "accounts/{{alice}}", "path": "/balance", "by": -10, "min": 0 } ] }
            """);

        var problem = await ProblemOf(answer, 409, "aborted");
        problem["outcome"]!.GetValue<string>().ShouldBe("aborted");
        problem["retryable"]!.GetValue<bool>().ShouldBeFalse();
        problem["transactionId"]!.GetValue<string>().ShouldNotBeEmpty();
        JsonNode.DeepEquals(problem["operations"], JsonNode.Parse($$"""
            [ { "index": 1, "item": "accounts/{{alice}}", "reason": "conditionFailed", "expected": { "min": 0 },
                "actual": { "version": 1, "value": { "balance": 4 } } } ]
            """)).ShouldBeTrue(problem.ToJsonString());
        (await SendAsync("GET", $"api/items/accounts/{bob}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{ "n": "text" }""", "1", "notANumber")]
    [InlineData("""{ "n": 79228162514264337593543950335 }""", "1", "overflow")]
    public async Task An_add_that_cannot_be_done_hides_its_reason(string value, string by, string reason)
    {
        var key = Fresh();
        await PutAsync($"numbers/{key}", value);
        var answer = await RunAsync(
            $$"""{ "operations": [ { "op": "add", "item": "numbers/{{key}}", "path": "/n", "by": {{by}} } ] }""");
        var problem = await ProblemOf(answer, 409, "aborted");
        problem["operations"]![0]!["reason"]!.GetValue<string>().ShouldBe(reason);
        (await ReadAsync($"numbers/{key}")).ShouldBe(value.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_repeated_id_does_its_work_twice()
    {
        var (id, key) = (Fresh(), Fresh());
        var body = $$"""{ "operations": [ { "op": "add", "item": "counters/{{key}}", "path": "/n", "by": 1 } ] }""";
        var reordered = $$"""
            {"id":"{{id}}","timeoutMs":1,"operations":[{"by":1,"path":"/n","item":"counters/{{key}}","op":"add"}]}
            """;

        var first = await JsonOf(await RunAsync(body, ("Idempotency-Key", id)));
        var second = await JsonOf(await RunAsync(reordered));
        var quoted = await JsonOf(await RunAsync(body, ("Idempotency-Key", $"\"{id}\"")));

        second["id"]!.GetValue<string>().ShouldBe(id);
        second["commitTime"]!.GetValue<string>().ShouldBe(first["commitTime"]!.GetValue<string>());
        quoted["commitTime"]!.GetValue<string>().ShouldBe(first["commitTime"]!.GetValue<string>());
        JsonNode.DeepEquals(second["results"], first["results"]).ShouldBeTrue();
        first["slots"]!.AsArray().Count.ShouldBeGreaterThan(0);
        JsonNode.DeepEquals(second["slots"], first["slots"]).ShouldBeTrue();
        (await ReadAsync($"counters/{key}")).ShouldBe("""{"n":1}""");
    }

    [Fact]
    public async Task An_id_used_for_another_request_runs()
    {
        var (id, key) = (Fresh(), Fresh());
        await RunAsync(
            $$"""
            { "id": "{{id}}", "operations": [ { "op": "put", "item": "things/{{key}}", "value": { "a": 1 } } ] }
            """);
        var other = await RunAsync(
            $$"""
            { "id": "{{id}}", "operations": [ { "op": "put", "item": "things/{{key}}", "value": { "a": 2 } } ] }
            """);
        var problem = await ProblemOf(other, 422, "idempotency-mismatch");
        problem["transactionId"]!.GetValue<string>().ShouldBe(id);
        (await ReadAsync($"things/{key}")).ShouldBe("""{"a":1}""");
    }

    [Fact]
    public async Task A_failed_id_succeeds_when_it_is_repeated()
    {
        var (id, key) = (Fresh(), Fresh());
        var body = $$"""
            { "id": "{{id}}", "operations": [
                { "op": "check", "item": "things/{{key}}", "if": { "exists": true } },
                { "op": "put", "item": "other/{{key}}", "value": {} } ] }
            """;
        await ProblemOf(await RunAsync(body), 409, "aborted");
        await PutAsync($"things/{key}", "{}");
        var problem = await ProblemOf(await RunAsync(body), 409, "aborted");
        problem["operations"]![0]!["reason"]!.GetValue<string>().ShouldBe("conditionFailed");
    }

    [Fact]
    public async Task A_dry_run_writes()
    {
        var key = Fresh();
        var answer = await SendAsync("POST", "api/transactions?dryRun=true&explain=true",
            $$"""
            { "operations": [ { "op": "put", "item": "things/{{key}}", "value": { "a": 1 }, "return": true } ] }
            """);
        var result = await JsonOf(answer);
        result["dryRun"]!.GetValue<bool>().ShouldBeTrue();
        result["commitTime"].ShouldBeNull();
        result["results"]![0]!["value"]!.ToJsonString().ShouldBe("""{"a":1}""");
        result["explain"]!["plan"]!.GetValue<string>().ShouldBe("votes");
        (await SendAsync("GET", $"api/items/things/{key}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>
    /// The numbers of the design for two slots at R = 2, on the real host: twice those of R = 1, at the same depth.
    /// </summary>
    [Fact]
    public async Task Explain_tells_other_numbers_than_the_design()
    {
        var keys = await KeysInTwoSlotsAsync();
        var answer = await SendAsync("POST", "api/transactions?explain=true", $$"""
            { "operations": [
                { "op": "add", "item": "{{keys[0]}}", "path": "/n", "by": 1 },
                { "op": "add", "item": "{{keys[1]}}", "path": "/n", "by": 1 } ] }
            """);
        var explain = (await JsonOf(answer))["explain"]!;
        explain["plan"]!.GetValue<string>().ShouldBe("votes");
        explain["slots"]!.AsArray().Count.ShouldBe(2);
        explain["replicas"]!.GetValue<int>().ShouldBe(4);
        explain["depth"]!.GetValue<int>().ShouldBe(2);
        explain["requestsBefore"]!.GetValue<int>().ShouldBe(8);
        explain["requestsAfter"]!.GetValue<int>().ShouldBe(4);
    }

    [Fact]
    public async Task A_transaction_is_not_found_by_its_id()
    {
        var key = Fresh();
        var id = $"order {key}/x".Replace("/", ":", StringComparison.Ordinal) + "?#%é";
        var run = await RunAsync(
            $$"""
            { "id": "{{id}}", "operations": [
                { "op": "put", "item": "things/{{key}}", "value": { "a": 1 }, "return": true } ] }
            """);
        run.StatusCode.ShouldBe(HttpStatusCode.OK);

        var answer = await SendAsync("GET", $"api/transactions/{Uri.EscapeDataString(id)}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var report = await JsonOf(answer);
        report["id"]!.GetValue<string>().ShouldBe(id);
        report["status"]!.GetValue<string>().ShouldBe("committed");
        var result = await JsonOf(run);
        report["commitTime"]!.GetValue<string>().ShouldBe(result["commitTime"]!.GetValue<string>());
        report["results"]![0]!["value"]!["a"]!.GetValue<int>().ShouldBe(1);
        report["slots"]!.AsArray().Count.ShouldBeGreaterThan(0);
        JsonNode.DeepEquals(result["slots"], report["slots"]).ShouldBeTrue();
    }

    [Fact]
    public async Task An_unknown_id_is_found()
    {
        var problem = await ProblemOf(await SendAsync("GET", $"api/transactions/{Fresh()}"), 404, "not-found");
        // An orchestration may have been asked for it and not have come to it yet.
        problem["detail"]!.GetValue<string>().ShouldContain("has not begun yet");
    }

    [Fact]
    public async Task An_aborted_id_runs_afterwards()
    {
        var (id, key) = (Fresh(), Fresh());
        var abort = await JsonOf(await SendAsync("POST", $"api/transactions/{id}/abort"));
        abort["status"]!.GetValue<string>().ShouldBe("aborted");
        abort["retryable"]!.GetValue<bool>().ShouldBeFalse();
        var late = await RunAsync(
            $$"""{ "id": "{{id}}", "operations": [ { "op": "put", "item": "things/{{key}}", "value": {} } ] }""");
        await ProblemOf(late, 409, "aborted");
        (await SendAsync("GET", $"api/items/things/{key}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_abort_undoes_a_commit()
    {
        var (id, key) = (Fresh(), Fresh());
        await RunAsync(
            $$"""{ "id": "{{id}}", "operations": [ { "op": "put", "item": "things/{{key}}", "value": {} } ] }""");
        var abort = await JsonOf(await SendAsync("POST", $"api/transactions/{id}/abort"));
        abort["status"]!.GetValue<string>().ShouldBe("committed");
        (await ReadAsync($"things/{key}")).ShouldBe("{}");
    }

    async Task<string> ReadAsync(string item) =>
        await (await SendAsync("GET", $"api/items/{item}")).Content.ReadAsStringAsync();

    /// <summary>Asks for the slots, so that the test does not depend on the hash.</summary>
    async Task<string[]> KeysInTwoSlotsAsync()
    {
        var bySlot = new Dictionary<int, string>();
        while (bySlot.Count < 2)
        {
            var item = $"numbers/{Fresh()}";
            var answer = await SendAsync("POST", "api/transactions?explain=true&dryRun=true",
                $$"""{ "operations": [ { "op": "put", "item": "{{item}}", "value": {} } ] }""");
            bySlot[(await JsonOf(answer))["explain"]!["slots"]![0]!.GetValue<int>()] = item;
        }

        return [.. bySlot.Values];
    }
}
