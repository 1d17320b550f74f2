using System.Text.Json.Nodes;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Functions.Events;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Simulation;
using Microsoft.AspNetCore.Http;
using Shouldly;

namespace Coordinator.Functions.Tests.Events;

/// <summary><c>GET /api/events</c> over logs in memory, in virtual time.</summary>
public sealed class EventFunctionsTests : IDisposable
{
    static readonly ItemName Alice = new("accounts", "alice");

    readonly SimScheduler _scheduler = new(seed: 1, isShuffled: false);
    readonly SimHost _host;
    readonly MemoryEventLog _log = new(FunctionCall.Slots);
    readonly LogSignals _signals;
    readonly StoppingHost _stopping = new();
    long _now;

    public EventFunctionsTests()
    {
        _host = new SimHost(_scheduler, "host");
        _signals = new LogSignals(_host.Time);
    }

    public void Dispose() => _stopping.Dispose();

    [Fact]
    public async Task An_event_has_another_shape_than_documented()
    {
        var slot = _log.SlotOf(Alice).Value;
        _log.Append(
            slot, new Hlc(0x0199_f3a1_b2c3_0000),
            [new ItemChange(Alice, 12, """{"balance":1.10}"""), new ItemChange(new("carts", "alice"), 8, Value: null)],
            [new PublishedMessage("orders", """{"id":4711}""")]);
        Shape(await OkAsync($"?slot={slot}"), $$"""
            { "schema": 1, "slot": {{slot}}, "next": 1, "head": 1, "events": [
                { "slot": {{slot}}, "sequence": 1, "transactionId": "t{{slot}}-1", "commitTime": "0199f3a1b2c30000",
                  "slots": [ {{slot}} ],
                  "changes": [ { "item": "accounts/alice", "version": 12, "value": { "balance": 1.10 } },
                               { "item": "carts/alice", "version": 8, "value": null } ],
                  "messages": [ { "topic": "orders", "value": { "id": 4711 } } ] } ] }
            """);
        const string Change = """{ "item": "accounts/alice", "version": 12, "value": { "balance": 1.10 } }""";
        Shape(await OkAsync("?item=accounts/alice"), $$"""
            { "schema": 1, "item": "accounts/alice", "slot": {{slot}}, "events": [
                { "slot": {{slot}}, "sequence": 1, "transactionId": "t{{slot}}-1", "commitTime": "0199f3a1b2c30000",
                  "slots": [ {{slot}} ], "changes": [ {{Change}} ] } ] }
            """);
        var feed = await OkAsync("?collection=accounts");
        Shape(feed, $$"""
            { "schema": 1, "collection": "accounts", "cursor": "{{feed["cursor"]}}", "more": false, "events": [
                { "slot": {{slot}}, "sequence": 1, "transactionId": "t{{slot}}-1", "commitTime": "0199f3a1b2c30000",
                  "slots": [ {{slot}} ], "changes": [ {{Change}} ] } ] }
            """);
        feed = await OkAsync("?topic=orders");
        Shape(feed, $$"""
            { "schema": 1, "topic": "orders", "cursor": "{{feed["cursor"]}}", "more": false, "events": [
                { "slot": {{slot}}, "sequence": 1, "transactionId": "t{{slot}}-1", "commitTime": "0199f3a1b2c30000",
                  "slots": [ {{slot}} ], "changes": [],
                  "messages": [ { "topic": "orders", "value": { "id": 4711 } } ] } ] }
            """);
    }

    [Fact]
    public async Task A_page_of_a_slot_does_not_lead_to_the_next()
    {
        for (var number = 0; number < 7; number++)
            Append(3);
        var first = await OkAsync("?slot=3&limit=3");
        Sequences(first).ShouldBe([1, 2, 3]);
        (Number(first, "next"), Number(first, "head")).ShouldBe((3, 7));
        Sequences(await OkAsync("?slot=3&limit=3&after=3")).ShouldBe([4, 5, 6]);
        Sequences(await OkAsync("?slot=3&after=6")).ShouldBe([7]);
        var end = await OkAsync("?slot=3&after=7");
        Sequences(end).ShouldBeEmpty();
        (Number(end, "next"), Number(end, "head")).ShouldBe((7, 7));
    }

    [Fact]
    public async Task A_reader_who_waits_is_answered_at_once_or_never()
    {
        var read = Start("?slot=3&waitMs=20000");
        _scheduler.RunFor(TimeSpan.FromSeconds(10));
        read.IsCompleted.ShouldBeFalse();
        Append(3);
        _signals.Advanced(new SlotId(3));
        Sequences((await FunctionCall.WriteAsync(_scheduler.Run(read))).Body).ShouldBe([1]);
        _scheduler.Elapsed.ShouldBe(TimeSpan.FromSeconds(10));

        Sequences(await OkAsync("?slot=3&after=1&waitMs=20000")).ShouldBeEmpty();
        _scheduler.Elapsed.ShouldBe(TimeSpan.FromSeconds(30));
        Sequences(await OkAsync("?topic=t&waitMs=20000")).ShouldBeEmpty();
        _scheduler.Elapsed.ShouldBe(TimeSpan.FromSeconds(50));
    }

    [Theory]
    [InlineData("?slot=3&waitMs=60000")]
    [InlineData("?collection=c&waitMs=60000")]
    public async Task A_host_that_stops_waits_for_its_readers(string query)
    {
        var read = Start(query);
        _scheduler.RunFor(TimeSpan.FromSeconds(1));
        _stopping.StopApplication();
        Sequences((await FunctionCall.WriteAsync(_scheduler.Run(read))).Body).ShouldBeEmpty();
        _scheduler.Elapsed.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("?slot=3&waitMs=60000")]
    [InlineData("?topic=t&waitMs=60000")]
    public void A_reader_who_has_gone_is_waited_for(string query)
    {
        using var gone = new CancellationTokenSource();
        var request = FunctionCall.Get(query);
        request.HttpContext.RequestAborted = gone.Token;
        var read = _host.Start(() => Functions.ReadAsync(request));
        _scheduler.RunFor(TimeSpan.FromSeconds(1));
        gone.Cancel();
        _scheduler.Run(read);
        _scheduler.Elapsed.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_feed_loses_or_repeats_what_came_between_its_pages()
    {
        for (var number = 0; number < 40; number++)
            Append(number % FunctionCall.Slots);
        var seen = new List<string>();
        var page = await OkAsync("?collection=c&limit=7");
        while (page["more"]!.GetValue<bool>())
        {
            seen.AddRange(Names(page));
            if (seen.Count < 100)
                Append(seen.Count % FunctionCall.Slots);
            page = await OkAsync($"?collection=c&limit=7&cursor={page["cursor"]}");
        }

        seen.AddRange(Names(page));
        var expected = Enumerable.Range(0, FunctionCall.Slots).SelectMany(slot => _log.Of(slot));
        seen.ShouldBe(expected.Select(logged => $"{logged.Slot}/{logged.Sequence}"), ignoreOrder: true);
        seen.Count.ShouldBeGreaterThan(40);
    }

    [Fact]
    public async Task Who_begins_now_sees_what_was_before()
    {
        Append(1);
        var now = await OkAsync("?collection=c&from=now");
        Sequences(now).ShouldBeEmpty();
        now["more"]!.GetValue<bool>().ShouldBeFalse();
        Append(2);
        Append(1);
        Names(await OkAsync($"?collection=c&cursor={now["cursor"]}")).ShouldBe(["2/1", "1/2"]);
        Names(await OkAsync("?collection=c&from=beginning")).ShouldBe(["1/1", "2/1", "1/2"]);
    }

    [Fact]
    public async Task A_history_does_not_lead_to_what_is_older()
    {
        foreach (var value in new[] { "1", "2", null })
            _log.Change(Alice, new Hlc(++_now), value);
        var page = await OkAsync("?item=accounts/alice&limit=2");
        page["events"]![0]!["changes"]!.ToJsonString()
            .ShouldBe("""[{"item":"accounts/alice","version":3,"value":null}]""");
        Sequences(page).ShouldBe([3, 2]);
        Number(page, "before").ShouldBe(2);
        page = await OkAsync("?item=accounts/alice&limit=2&before=2");
        Sequences(page).ShouldBe([1]);
        page.AsObject().ContainsKey("before").ShouldBeFalse();
        Sequences(await OkAsync("?item=accounts/bob%2fa%20b")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Silent_storage_looks_like_the_end()
    {
        Append(4);
        _log.SetSilent(3, true);
        _log.SetSilent(_log.SlotOf(Alice).Value, true);
        foreach (var query in new[] { "?slot=3&waitMs=1000", "?item=accounts/alice", "?collection=c&from=now" })
        {
            var (response, body) = await GetAsync(query);
            response.StatusCode.ShouldBe(503, query);
            response.Headers.RetryAfter.Count.ShouldBe(1);
            body["type"]!.GetValue<string>().ShouldBe("/problems/unavailable");
        }

        var page = await OkAsync("?collection=c");
        Names(page).ShouldBe(["4/1"]);
        page["incomplete"]!.AsArray().Select(slot => slot!.GetValue<int>())
            .ShouldBe(new[] { 3, _log.SlotOf(Alice).Value }.Order());
    }

    [Theory]
    [InlineData("", "?slot")]
    [InlineData("?limit=3", "?slot")]
    [InlineData("?slot=1&collection=c", "?collection")]
    [InlineData("?slot=1&item=a/b", "?item")]
    [InlineData("?slot=-1", "?slot")]
    [InlineData("?slot=one", "?slot")]
    [InlineData("?slot=99999999999", "?slot")]
    [InlineData("?slot=1&slot=2", "?slot")]
    [InlineData("?slot=1&after=-1", "?after")]
    [InlineData("?slot=1&after=9223372036854775808", "?after")]
    [InlineData("?slot=1&limit=0", "?limit")]
    [InlineData("?slot=1&limit=1001", "?limit")]
    [InlineData("?slot=1&waitMs=60001", "?waitMs")]
    [InlineData("?slot=1&waitMs=1.5", "?waitMs")]
    [InlineData("?slot=1&cursor=x", "?cursor")]
    [InlineData("?slot=1&from=now", "?from")]
    [InlineData("?slot=1&before=3", "?before")]
    [InlineData("?collection=c&after=1", "?after")]
    [InlineData("?collection=c&before=1", "?before")]
    [InlineData("?collection=c&cursor=x", "?cursor")]
    [InlineData("?collection=c&cursor=", "?cursor")]
    [InlineData("?collection=c&from=then", "?from")]
    [InlineData("?collection=a%20b", "?collection")]
    [InlineData("?topic=", "?topic")]
    [InlineData("?item=accounts", "?item")]
    [InlineData("?item=a/b&waitMs=1", "?waitMs")]
    [InlineData("?item=a/b&before=0", "?before")]
    [InlineData("?item=a/b&cursor=x", "?cursor")]
    [InlineData("?item=a/%ff", "?item")]
    public async Task A_query_that_makes_no_sense_is_answered(string query, string place)
    {
        await FunctionCall.RequireInvalidAsync(_scheduler.Run(Start(query)), place);
        _log.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task A_cursor_goes_on_with_something_else()
    {
        var cursor = (await OkAsync("?collection=c"))["cursor"];
        await FunctionCall.RequireInvalidAsync(_scheduler.Run(Start($"?collection=d&cursor={cursor}")), "?cursor");
        await FunctionCall.RequireInvalidAsync(_scheduler.Run(Start($"?topic=c&cursor={cursor}")), "?cursor");
        await FunctionCall.RequireInvalidAsync(
            _scheduler.Run(Start($"?collection=c&from=now&cursor={cursor}")), "?from");
    }

    [Fact]
    public async Task A_slot_that_does_not_exist_is_empty()
    {
        var (response, body) = await GetAsync("?slot=16");
        response.StatusCode.ShouldBe(404);
        body["detail"]!.GetValue<string>().ShouldContain("0 to 15");
        Sequences(await OkAsync("?slot=15")).ShouldBeEmpty();
    }

    EventFunctions Functions => new(
        new LogTail(_log, _signals, _host.Time), new EventFeed(_log, _signals, _host.Time),
        new ItemEvents(_log, _log), FunctionCall.Settings, _stopping);

    Task<IResult> Start(string query) => _host.Start(() => Functions.ReadAsync(FunctionCall.Get(query)));

    Task<(HttpResponse Response, JsonNode Body)> GetAsync(string query) =>
        FunctionCall.WriteAsync(_scheduler.Run(Start(query)));

    async Task<JsonNode> OkAsync(string query)
    {
        var (response, body) = await GetAsync(query);
        response.StatusCode.ShouldBe(200, body.ToJsonString());
        return body;
    }

    void Append(int slot) => _log.Append(slot, new Hlc(++_now), "c");

    static void Shape(JsonNode body, string expected) =>
        JsonNode.DeepEquals(body, JsonNode.Parse(expected)).ShouldBeTrue(body.ToJsonString());

    static IEnumerable<long> Sequences(JsonNode body) =>
        body["events"]!.AsArray().Select(logged => Number(logged!, "sequence"));

    static IEnumerable<string> Names(JsonNode body) =>
        body["events"]!.AsArray().Select(logged => $"{logged!["slot"]}/{logged["sequence"]}");

    static long Number(JsonNode node, string name) => node[name]!.GetValue<long>();
}
