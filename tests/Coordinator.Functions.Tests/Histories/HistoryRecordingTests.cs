using System.Text.Json.Nodes;
using Coordinator.Core.Model;
using Coordinator.Functions.Orchestrations;
using Coordinator.Functions.Sagas;
using Coordinator.Functions.Tests.Support;
using Coordinator.Local.Runtime.Durable.History;
using Coordinator.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Hub = Coordinator.Local.Runtime.Durable.Hub;

namespace Coordinator.Functions.Tests.Histories;

/// <summary>
/// Makes histories of the kinds that are kept of each release, with the real orchestrations on a host and a hub of
/// their own, and replays them.
/// </summary>
public sealed class HistoryRecordingTests(ApiFixture fixture) : ApiTest(fixture), IAsyncLifetime
{
    const string Account = "accounts/recorded";

    readonly TripDesk _desk = new();
    ApiHost? _host;
    HttpClient? _http;

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "saga-completed", "saga-compensated", "saga-cancelled", "saga-stuck", "transaction-committed",
        "transaction-conflict",
    ];

    public async Task InitializeAsync()
    {
        // A hub of its own, so that no other host runs its activities.
        _host = await ApiHost.StartAsync(
            Fixture.Azurite, ("TASKHUB_NAME", "recorded"), ("Coordinator:Outgoing:AllowedHosts:0", _desk.Host));
        _http = _host.Client();
        await DoneAsync("PUT", "api/sagas/definitions/recorded", TripSteps.Of(_desk.Host, Account));
        await DoneAsync("PUT", $"api/items/{Account}", """{ "balance": 100 }""");
    }

    public async Task DisposeAsync()
    {
        _http?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task A_completed_saga_is_replayed_in_another_way()
    {
        await StartAsync("saga-completed", seat: "busy");
        await UntilAsync("saga-completed", "ok", "running");
        await DoneAsync("POST", "api/sagas/saga-completed/events/approved", """{ "by": "bob" }""");
        await KeepSagaAsync("saga-completed", "completed");
    }

    [Fact]
    public async Task A_compensated_saga_is_replayed_in_another_way()
    {
        await StartAsync("saga-compensated", room: "refuse");
        await KeepSagaAsync("saga-compensated", "compensated");
    }

    [Fact]
    public async Task A_cancelled_saga_is_replayed_in_another_way()
    {
        await StartAsync("saga-cancelled");
        await UntilAsync("saga-cancelled", "ok", "running");
        await DoneAsync("POST", "api/sagas/saga-cancelled/cancel");
        await KeepSagaAsync("saga-cancelled", "cancelled");
    }

    [Fact]
    public async Task A_saga_that_was_stuck_is_replayed_in_another_way()
    {
        await StartAsync("saga-stuck", mail: "busy");
        await UntilAsync("saga-stuck", "ok", "running");
        await DoneAsync("POST", "api/sagas/saga-stuck/events/approved");
        await UntilAsync("saga-stuck", "mail", "stuck");
        await DoneAsync("POST", "api/sagas/saga-stuck/steps/mail/retry");
        await KeepSagaAsync("saga-stuck", "completed");
    }

    [Fact]
    public async Task A_transaction_is_replayed_in_another_way()
    {
        (await RunAsync("transaction-committed", "recorded")).EnsureSuccessStatusCode();
        Keep("transaction-committed", await OfTransactionAsync("transaction-committed"));
    }

    [Fact]
    public async Task A_transaction_with_a_conflict_is_replayed_in_another_way()
    {
        // Some that come at once meet, sooner or later; the shortest is kept, among those that waited and committed.
        for (var round = 0; round < 20; round++)
        {
            var ids = Enumerable.Range(0, 3).Select(number => $"transaction-conflict-{round}-{number}").ToList();
            var answers = await Task.WhenAll(ids.Select(id => RunAsync(id, "contended")));
            var committed = ids.Zip(answers).Where(pair => pair.Second.IsSuccessStatusCode).Select(pair => pair.First);
            var histories = await Task.WhenAll(committed.Select(OfTransactionAsync));
            var waited = histories.Where(history => history.Events.Any(happened => happened is TimerFired));
            if (waited.MinBy(history => history.Write().Length) is not { } shortest)
                continue;
            Keep("transaction-conflict", shortest);
            return;
        }

        Assert.Fail("No transaction had to wait for another.");
    }

    async Task KeepSagaAsync(string id, string end)
    {
        var saga = await SagaAsync(id, ("Prefer", "wait=60"));
        saga["state"]!.GetValue<string>().ShouldBe(end);
        Keep(id, await OfAsync(SagaInstances.IdOf(id)));
    }

    static void Keep(string name, RecordedHistory history)
    {
        Names.ShouldContain(name);
        HistoryReplay.Difference(history).ShouldBeNull();
        HistoryFiles.Keep(name, history);
    }

    Task<RecordedHistory> OfTransactionAsync(string id) => OfAsync(InstanceIds.Of(new TransactionId(id)));

    async Task<RecordedHistory> OfAsync(string instance)
    {
        var instances = _host!.Services.GetRequiredService<Hub>().Instances;
        await Eventually.IsTrueAsync(async () => await instances.PeekAsync(instance) is { State.HasEnded: true });
        return RecordedHistory.Of((await instances.LoadAsync(instance))!);
    }

    async Task StartAsync(string id, string seat = "well", string room = "well", string mail = "well") =>
        await DoneAsync("POST", "api/sagas", $$"""
            {
              "id": "{{id}}", "definition": "recorded",
              "input": { "seat": "{{seat}}", "room": "{{room}}", "mail": "{{mail}}" }
            }
            """);

    /// <summary>A transaction over items in two slots.</summary>
    Task<HttpResponseMessage> RunAsync(string id, string items)
    {
        var operations = Enumerable.Range(0, 2).Select(
            number => $$"""{ "op": "add", "item": "{{items}}/{{number}}", "path": "/n", "by": 1 }""");
        return SendAsync(
            _http!, "POST", "api/transactions", $$"""{ "operations": [ {{string.Join(',', operations)}} ] }""",
            headers: [("Idempotency-Key", id), ("Prefer", "wait=60")]);
    }

    Task UntilAsync(string id, string step, string state) => Eventually.IsTrueAsync(async () =>
        (await SagaAsync(id))["steps"]!.AsArray()
            .Any(found => found!["name"]!.ToString() == step && found["state"]!.ToString() == state));

    async Task<JsonNode> SagaAsync(string id, params (string, string)[] headers) =>
        await JsonOf(await SendAsync(_http!, "GET", $"api/sagas/{id}", headers: headers));

    async Task DoneAsync(string method, string address, string? body = null, params (string, string)[] headers)
    {
        var answer = await SendAsync(_http!, method, address, body, headers: headers);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }
}
