using System.Text.Json.Nodes;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Tenants;

/// <summary>Sagas of tenants: they run in the background, where nobody shows a key.</summary>
public sealed class TenantSagaTests(TenantFixture fixture) : TenantTest(fixture)
{
    readonly TenantFixture _fixture = fixture;

    [Fact]
    public async Task A_step_writes_outside_its_tenant_or_tells_names_with_the_prefix()
    {
        var (name, topic, item) = (Fresh(), Fresh(), $"seats/{Fresh()}");
        await DefineAsync(name, $$"""
            { "steps": [
                { "name": "seat", "transaction": { "operations": [
                    { "op": "put", "item": "${input.item}", "value": { "saga": "${saga.id}" }, "return": true } ] },
                  "compensate": { "transaction": { "operations": [
                    { "op": "delete", "item": "${steps.seat.body.results.0.item}" } ] } } },
                { "name": "call", "http": { "method": "POST", "url": "{{_fixture.Hook.Url}}",
                    "body": { "item": "${steps.seat.body.results.0.item}", "tx": "${steps.seat.body.id}" } },
                  "compensate": { "publish": { "topic": "{{topic}}", "value": "undone" } } },
                { "name": "tell", "publish": { "topic": "{{topic}}", "value": "${saga.id}" } } ] }
            """);
        foreach (var caller in new[] { A, B })
            await EndAsync(caller, name, item, "completed");

        foreach (var caller in new[] { A, B })
        {
            (await caller.GetAsync($"api/items/{item}"))["saga"]!.GetValue<string>().ShouldBe(name);
            var saga = await caller.GetAsync($"api/sagas/{name}");
            saga["definition"]!.GetValue<string>().ShouldBe(name);
            saga["steps"]![0]!["result"]!["results"]![0]!["item"]!.GetValue<string>().ShouldBe(item);
            var told = await caller.GetAsync($"api/events?topic={topic}&waitMs=5000");
            var message = told["events"]!.AsArray().ShouldHaveSingleItem()!["messages"]!.AsArray()
                .ShouldHaveSingleItem()!;
            message.ToJsonString().ShouldBe($$"""{"topic":"{{topic}}","value":"{{name}}"}""");
        }

        var calls = _fixture.Hook.Requests.Where(call => call.Json["item"]?.ToString() == item).ToList();
        calls.ShouldAllBe(call => call.Json["tx"]!.ToString() == $"{name}/seat/action");
        // A participant may serve both, and knows a request by its key.
        calls.Select(call => call.Headers["Idempotency-Key"]).Distinct().Order()
            .ShouldBe([$"tenanta-{name}/call/action", $"tenantb-{name}/call/action"]);
    }

    [Fact]
    public async Task A_name_from_an_input_leads_out_of_the_tenant()
    {
        var (name, key) = (Fresh(), Fresh());
        await B.OkAsync("PUT", $"api/items/seats/{key}", """{ "of": "b" }""");
        await DefineAsync(name, """
            { "steps": [
                { "name": "seat", "transaction": { "operations": [
                    { "op": "put", "item": "${input.item}", "value": { "of": "a" } } ] } } ] }
            """);
        await EndAsync(A, name, $"tenantb-seats/{key}", "completed");
        (await B.GetAsync($"api/items/seats/{key}")).ToJsonString().ShouldBe("""{"of":"b"}""");
        (await A.GetAsync($"api/items/tenantb-seats/{key}")).ToJsonString().ShouldBe("""{"of":"a"}""");
    }

    [Theory]
    [InlineData("__fences/x")]
    [InlineData("../seats/x")]
    [InlineData("seats")]
    public async Task A_name_that_no_client_may_use_is_used_by_a_step(string item)
    {
        var name = Fresh();
        await DefineAsync(name, """
            { "steps": [
                { "name": "seat", "transaction": { "operations": [
                    { "op": "put", "item": "${input.item}", "value": {} } ] } } ] }
            """);
        var saga = await EndAsync(A, name, item, "compensated");
        saga["steps"]![0]!["error"]!.GetValue<string>().ShouldStartWith("The request is not valid.");
    }

    [Fact]
    public async Task A_failed_step_tells_names_with_the_prefix()
    {
        var name = Fresh();
        await DefineAsync(name, """
            { "steps": [
                { "name": "seat", "transaction": { "operations": [
                    { "op": "check", "item": "${input.item}", "if": { "exists": true } } ] } } ] }
            """);
        var saga = await EndAsync(A, name, "seats/none", "compensated");
        saga["error"]!.GetValue<string>()
            .ShouldBe("seat failed: It was aborted: operation 0 on seats/none: ConditionFailed.");
    }

    [Fact]
    public async Task A_saga_of_one_tenant_is_joined_signalled_or_cancelled_by_another()
    {
        var name = Fresh();
        await DefineAsync(name, """
            { "steps": [ { "name": "ok", "wait": { "event": "go", "timeoutMs": 60000 } } ] }
            """);
        foreach (var (caller, input) in new[] { (A, "1"), (B, "2") })
        {
            var started = await caller.SendAsync(
                "POST", "api/sagas", $$"""{ "definition": "{{name}}", "id": "{{name}}", "input": {{input}} }""");
            started.Status.ShouldBe(202, started.Body);
            started.Headers.ShouldContain($"Location: /api/sagas/{name}");
        }

        await UntilAsync(A, name, saga => saga["steps"]![0]!["state"]!.GetValue<string>() == "running");
        await A.OkAsync("POST", $"api/sagas/{name}/events/go", "{}");
        await UntilAsync(A, name, saga => saga["state"]!.GetValue<string>() == "completed");
        (await B.GetAsync($"api/sagas/{name}"))["state"]!.GetValue<string>().ShouldBe("running");
        await B.OkAsync("POST", $"api/sagas/{name}/cancel");
        await UntilAsync(B, name, saga => saga["state"]!.GetValue<string>() == "cancelled");
        (await A.GetAsync($"api/sagas/{name}"))["input"]!.GetValue<int>().ShouldBe(1);
        (await Operator.GetAsync($"api/sagas/tenanta-{name}"))["definition"]!.GetValue<string>()
            .ShouldBe($"tenanta-{name}");
    }

    [Fact]
    public async Task A_compensation_leaves_the_effects_of_its_tenant_or_undoes_those_of_another()
    {
        var (name, item) = (Fresh(), $"seats/{Fresh()}");
        await DefineAsync(name, """
            { "steps": [
                { "name": "seat", "transaction": { "operations": [
                    { "op": "put", "item": "${input.item}", "value": {} } ] },
                  "compensate": { "transaction": { "operations": [ { "op": "delete", "item": "${input.item}" } ] } } },
                { "name": "ok", "wait": { "event": "go", "timeoutMs": 60000 } } ] }
            """);
        foreach (var caller in new[] { A, B })
        {
            await caller.OkAsync("POST", "api/sagas", $$"""
                { "definition": "{{name}}", "id": "{{name}}", "input": { "item": "{{item}}" } }
                """);
            await UntilAsync(caller, name, saga => saga["steps"]![1]!["state"]!.GetValue<string>() == "running");
        }

        await A.OkAsync("POST", $"api/sagas/{name}/cancel");
        var saga = await UntilAsync(A, name, saga => saga["endedAt"] is not null);
        saga["steps"]![0]!["state"]!.GetValue<string>().ShouldBe("compensated");
        saga.ToJsonString().ShouldNotContain("tenanta");
        await A.RefusedAsync(404, "GET", $"api/items/{item}");
        await B.GetAsync($"api/items/{item}");
        await B.OkAsync("POST", $"api/sagas/{name}/cancel");
    }

    [Fact]
    public async Task A_saga_whose_id_the_server_made_is_not_found_by_its_tenant()
    {
        var name = Fresh();
        await DefineAsync(name, """
            { "steps": [ { "name": "ok", "wait": { "event": "go", "timeoutMs": 60000 } } ] }
            """);
        var id = (await A.OkAsync("POST", "api/sagas", $$"""{ "definition": "{{name}}" }"""))["id"]!.GetValue<string>();
        id.ShouldMatch("^[0-9a-z]{26}$");
        await A.GetAsync($"api/sagas/{id}");
        await B.RefusedAsync(404, "GET", $"api/sagas/{id}");
    }

    async Task DefineAsync(string name, string definition)
    {
        foreach (var caller in new[] { A, B })
            (await caller.OkAsync("PUT", $"api/sagas/definitions/{name}", definition))["name"]!.GetValue<string>()
                .ShouldBe(name);
    }

    static async Task<JsonNode> EndAsync(TenantCaller caller, string name, string item, string state)
    {
        await caller.OkAsync("POST", "api/sagas", $$"""
            { "definition": "{{name}}", "id": "{{name}}", "input": { "item": "{{item}}" } }
            """);
        var saga = await UntilAsync(caller, name, saga => saga["endedAt"] is not null);
        saga["state"]!.GetValue<string>().ShouldBe(state, saga.ToJsonString());
        return saga;
    }

    static async Task<JsonNode> UntilAsync(TenantCaller caller, string id, Func<JsonNode, bool> isReached)
    {
        JsonNode? saga = null;
        await Eventually.IsTrueAsync(async () => isReached(saga = await caller.GetAsync($"api/sagas/{id}")));
        return saga!;
    }
}
