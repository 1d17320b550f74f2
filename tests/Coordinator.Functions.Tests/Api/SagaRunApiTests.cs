using System.Text.Json.Nodes;
using Coordinator.Core.Sagas;
using Coordinator.Functions.Sagas;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>Sagas over HTTP from their start to their end, with the real orchestrations behind.</summary>
public sealed class SagaRunApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    /// <summary>A participant that is not among the allowed hosts, so that a call of it is refused at once.</summary>
    const string Refused = """ "http": { "method": "POST", "url": "https://nowhere.example/x" } """;

    [Fact]
    public async Task An_event_that_comes_twice_counts_twice_or_not_at_all()
    {
        var (id, account) = (Fresh(), await AccountAsync());
        await StartAsync(id, await DefinedAsync(Pay(account), Approval(pivot: true), Tell("ok")));
        await UntilAsync(id, saga => StateOf(saga, "ok") == "running");
        foreach (var _ in Enumerable.Range(0, 2))
            await TakenAsync($"{id}/events/approved", """{ "by": "bob" }""", ("Idempotency-Key", "once"));
        var saga = await EndAsync(id);
        saga["state"]!.GetValue<string>().ShouldBe("completed");
        saga["decided"]!.GetValue<bool>().ShouldBeTrue();
        saga["steps"]![1]!["result"]!["by"]!.GetValue<string>().ShouldBe("bob");
        saga["timeline"]!.AsArray().Count(entry => entry!["kind"]!.GetValue<string>() == "eventReceived").ShouldBe(1);
        (await BalanceAsync(account)).ShouldBe(90);
    }

    [Fact]
    public async Task A_cancelled_saga_leaves_its_effects()
    {
        var (id, account) = (Fresh(), await AccountAsync());
        await StartAsync(id, await DefinedAsync(Pay(account), Approval(pivot: true)));
        await UntilAsync(id, saga => StateOf(saga, "ok") == "running");
        (await BalanceAsync(account)).ShouldBe(90);
        await TakenAsync($"{id}/cancel");
        var saga = await EndAsync(id);
        saga["state"]!.GetValue<string>().ShouldBe("cancelled");
        StateOf(saga, "pay").ShouldBe("compensated");
        (await BalanceAsync(account)).ShouldBe(100);
        await ProblemOf(await SendAsync("POST", $"api/sagas/{id}/cancel"), 409, "conflict");
    }

    [Fact]
    public async Task A_failed_saga_leaves_its_effects()
    {
        var (id, account) = (Fresh(), await AccountAsync());
        var seat = $$"""{ "name": "seat", {{Refused}}, "compensate": { {{Refused}} } }""";
        await StartAsync(id, await DefinedAsync(Pay(account), seat, Approval(pivot: true)));
        var saga = await EndAsync(id);
        saga["state"]!.GetValue<string>().ShouldBe("compensated");
        saga["error"]!.GetValue<string>().ShouldStartWith("seat failed: ");
        (await BalanceAsync(account)).ShouldBe(100);
    }

    [Fact]
    public async Task A_stuck_step_cannot_be_retried_or_resolved()
    {
        var (id, account) = (Fresh(), await AccountAsync());
        var definition = await DefinedAsync(
            Pay(account, pivot: true), Stubborn("seat"), Stubborn("room"), Tell("seat"));
        await StartAsync(id, definition);
        await UntilAsync(id, saga => StateOf(saga, "seat") == "stuck");
        (await ListedAsync(definition, "stuck")).ShouldBe([id]);
        var late = await ProblemOf(await SendAsync("POST", $"api/sagas/{id}/cancel"), 409, "conflict");
        late["detail"]!.GetValue<string>().ShouldContain("point of no return");

        await TakenAsync($"{id}/steps/seat/retry");
        await UntilAsync(id, saga => StateOf(saga, "seat") == "stuck" && AttemptsOf(saga, "seat") == 2);
        await TakenAsync($"{id}/steps/seat/resolve", """{ "result": { "id": "12A" } }""");
        await UntilAsync(id, saga => StateOf(saga, "room") == "stuck");
        await TakenAsync($"{id}/steps/room/skip");

        var saga = await EndAsync(id);
        saga["state"]!.GetValue<string>().ShouldBe("completed");
        saga["steps"]![1]!["result"]!["id"]!.GetValue<string>().ShouldBe("12A");
        StateOf(saga, "room").ShouldBe("skipped");
        saga["leftBehind"]!.ToJsonString().ShouldBe("""["room"]""");
        StateOf(saga, "tell").ShouldBe("done");
        (await ListedAsync(definition, "stuck")).ShouldBeEmpty();
        (await ListedAsync(definition, "completed")).ShouldBe([id]);
    }

    [Fact]
    public async Task A_saga_whose_orchestration_failed_looks_as_if_it_still_ran()
    {
        var id = Fresh("failed");
        var hub = Fixture.Host.Services.GetRequiredService<DurableTaskClient>();
        await hub.ScheduleNewOrchestrationInstanceAsync(
            SagaInstances.Orchestration, new SagaStart(id, "never-put", 1, "{}"),
            new StartOrchestrationOptions(SagaInstances.IdOf(id)));

        await UntilAsync(id, saga => saga["state"]?.ToString() == "stuck");
        var saga = await JsonOf(await SendAsync("GET", $"api/sagas/{id}"));
        saga["error"]!.GetValue<string>().ShouldContain("orchestration failed");
    }

    [Fact]
    public async Task A_saga_that_is_asked_for_many_times_runs_many_times()
    {
        var (id, account) = (Fresh(), await AccountAsync());
        var definition = await DefinedAsync(Pay(account), Approval(pivot: true));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StartAsync(id, definition)));
        answers.ShouldAllBe(answer => answer["version"]!.GetValue<int>() == 1);
        await UntilAsync(id, saga => StateOf(saga, "ok") == "running");
        await DefineAsync(definition, Approval(pivot: true));
        (await StartAsync(id, definition))["version"]!.GetValue<int>().ShouldBe(1);
        var other = await PostAsync(id, definition, """{ "customer": "bob" }""");
        (await ProblemOf(other, 422, "idempotency-mismatch"))["sagaId"]!.GetValue<string>().ShouldBe(id);
        (await BalanceAsync(account)).ShouldBe(90);
        await TakenAsync($"{id}/cancel");
        (await EndAsync(id))["version"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_saga_that_ends_while_its_starter_waits_is_told_as_running()
    {
        var account = await AccountAsync();
        var definition = await DefinedAsync(Pay(account, pivot: true));
        var answer = await PostAsync(id: null, definition, "7", ("Prefer", "wait=60"));
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        answer.Headers.GetValues("Preference-Applied").ShouldBe(["wait=60"]);
        var saga = await JsonOf(answer);
        saga["state"]!.GetValue<string>().ShouldBe("completed");
        saga["input"]!.GetValue<int>().ShouldBe(7);
        answer.Headers.Location!.ToString().ShouldBe($"/api/sagas/{saga["id"]}");
        // Joined after its end, by id: the same answer, whether somebody waits or not.
        var again = await PostAsync(saga["id"]!.GetValue<string>(), definition, "7");
        ((int)again.StatusCode).ShouldBe(202);
        (await JsonOf(again))["state"]!.GetValue<string>().ShouldBe("completed");
        (await BalanceAsync(account)).ShouldBe(90);
    }

    static string Pay(string account, bool pivot = false) => pivot
        ? $$"""{ "name": "pay", "pivot": true, {{Add(account, -10)}} }"""
        : $$"""{ "name": "pay", {{Add(account, -10)}}, "compensate": { {{Add(account, 10)}} } }""";

    static string Add(string account, int by) => $$"""
        "transaction": { "operations": [ { "op": "add", "item": "{{account}}", "path": "/balance", "by": {{by}} } ] }
        """;

    static string Approval(bool pivot) => $$"""
        { "name": "ok", "wait": { "event": "approved", "timeoutMs": 600000 }, "pivot": {{(pivot ? "true" : "false")}} }
        """;

    /// <summary>A step after the pivot whose one attempt is refused.</summary>
    static string Stubborn(string name) =>
        $$"""{ "name": "{{name}}", {{Refused}}, "retry": { "attempts": 1 } }""";

    static string Tell(string step) => $$$"""
        { "name": "tell", "publish": { "topic": "trips", "value": "${steps.{{{step}}}.body}" } }
        """;

    static string StateOf(JsonNode saga, string step) => Step(saga, step)["state"]!.GetValue<string>();

    static int AttemptsOf(JsonNode saga, string step) => Step(saga, step)["attempts"]!.GetValue<int>();

    static JsonNode Step(JsonNode saga, string name) =>
        saga["steps"]!.AsArray().Single(step => step!["name"]!.GetValue<string>() == name)!;

    async Task<string> AccountAsync()
    {
        var account = $"accounts/{Fresh()}";
        await PutAsync(account, """{ "balance": 100 }""");
        return account;
    }

    async Task<int> BalanceAsync(string account) =>
        (await JsonOf(await SendAsync("GET", $"api/items/{account}")))["balance"]!.GetValue<int>();

    async Task<string> DefinedAsync(params string[] steps)
    {
        var name = Fresh();
        await DefineAsync(name, string.Join(',', steps));
        return name;
    }

    async Task DefineAsync(string name, string steps)
    {
        var answer = await SendAsync(
            "PUT", $"api/sagas/definitions/{name}", $$"""{ "steps": [ {{steps}} ] }""");
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
    }

    Task<HttpResponseMessage> PostAsync(
        string? id, string definition, string input, params (string, string)[] headers)
    {
        var member = id is null ? "" : $"\"id\": \"{id}\",";
        return SendAsync(
            "POST", "api/sagas", $$"""{ {{member}} "definition": "{{definition}}", "input": {{input}} }""",
            headers: headers);
    }

    async Task<JsonNode> StartAsync(string id, string definition)
    {
        var answer = await PostAsync(id, definition, """{ "customer": "alice" }""");
        ((int)answer.StatusCode).ShouldBe(202, await answer.Content.ReadAsStringAsync());
        answer.Headers.Location!.ToString().ShouldBe($"/api/sagas/{id}");
        // Whoever was told of it can see it.
        ((int)(await SendAsync("GET", $"api/sagas/{id}")).StatusCode).ShouldBe(200);
        (await ListedAsync(definition)).ShouldContain(id);
        return await JsonOf(answer);
    }

    async Task TakenAsync(string address, string? body = null, params (string, string)[] headers)
    {
        var answer = await SendAsync("POST", $"api/sagas/{address}", body, headers: headers);
        ((int)answer.StatusCode).ShouldBe(202, await answer.Content.ReadAsStringAsync());
    }

    Task UntilAsync(string id, Func<JsonNode, bool> condition) => Eventually.IsTrueAsync(
        async () => condition(await JsonOf(await SendAsync("GET", $"api/sagas/{id}"))));

    async Task<JsonNode> EndAsync(string id)
    {
        var saga = await JsonOf(await SendAsync("GET", $"api/sagas/{id}", headers: ("Prefer", "wait=60")));
        saga["endedAt"].ShouldNotBeNull(saga.ToJsonString());
        return saga;
    }

    async Task<IReadOnlyList<string>> ListedAsync(string definition, string? state = null)
    {
        var filter = state is null ? "" : $"&state={state}";
        var page = await JsonOf(await SendAsync("GET", $"api/sagas?definition={definition}{filter}"));
        return [.. page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>())];
    }
}
