using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using Coordinator.Core;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Reads;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Events;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Items;
using Coordinator.Functions.Limiting;
using Coordinator.Functions.Telemetry;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Simulation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Items;

/// <summary><c>GET /api/items/…?asOf=</c> over logs in memory; storage answers nothing.</summary>
public sealed class PastItemTests : IDisposable
{
    static readonly ItemName Item = new("accounts", "a/b");

    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly SimHost _host = new(new SimScheduler(seed: 1, isShuffled: false), "host");
    readonly MemoryEventLog _log = new(FunctionCall.Slots);
    readonly HlcClock _clock;
    readonly ItemFunctions _functions;

    public PastItemTests()
    {
        _clock = new HlcClock(_host.Time);
        var context = new ProtocolContext(
            new GatedEffects(), _host.Time, _clock, new RandomIdSource(), new CoordinatorOptions());
        var reader = new ItemReader(context);
        _functions = new ItemFunctions(
            new SlotPlaces(
                new TransactionCoordinator(context, new NothingToFinish()), FunctionCall.Settings,
                new HostMetrics(_services.GetRequiredService<IMeterFactory>())),
            reader,
            new EventualReader(
                reader,
                new LogHeads(
                    new LogSignals(_host.Time), new HostMetrics(_services.GetRequiredService<IMeterFactory>())),
                FunctionCall.Settings),
            new PastReader(_log, _log, PresentAsync, _clock), FunctionCall.Settings);
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task The_past_is_answered_otherwise_than_the_present()
    {
        var time = _clock.Now();
        _log.Change(Item, time, """{"n":1.10}""");
        _log.Change(Item, _clock.Now(), """{"n":2}""");
        foreach (var moment in new[] { time.ToString(), "seq:1" })
        {
            var (response, body) = await GetAsync($"?asOf={moment}");
            response.StatusCode.ShouldBe(200);
            response.Headers.ETag.ToString().ShouldBe("\"1\"");
            response.Headers["Coordinator-Commit-Time"].ToString().ShouldBe(time.ToString());
            response.Headers.CacheControl.ToString().ShouldContain("no-cache");
            body.ToJsonString().ShouldBe("""{"n":1.10}""");
        }

        (await GetAsync("?asOf=seq:2")).Body.ToJsonString().ShouldBe("""{"n":2}""");
    }

    [Theory]
    [InlineData("seq:0")]
    [InlineData("seq:2")]
    [InlineData("0000000000000000")]
    [InlineData("1969-07-20T20:17:40Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("2026-01-01T02:59:59.999%2B03:00")]
    public async Task An_item_is_there_before_it_was_or_after_it_was_deleted(string moment)
    {
        _log.Change(Item, _clock.Now(), "{}");
        _log.Change(Item, _clock.Now(), value: null);
        var (response, body) = await GetAsync($"?asOf={moment}");
        response.StatusCode.ShouldBe(404, body.ToJsonString());
        body["type"]!.GetValue<string>().ShouldBe("/problems/not-found");
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00.001Z", 404)]
    [InlineData("2026-01-01T00:00:00.002Z", 200)]
    [InlineData("2026-01-01T00:00:01Z", 200)]
    [InlineData("2026-01-01T01:00:01%2B01:00", 200)]
    public async Task A_time_of_day_means_another_moment(string moment, int status)
    {
        _log.Change(Item, Hlc.At(_host.Time.GetUtcNow().AddMilliseconds(2)), "{}");
        _host.Time.Skew = TimeSpan.FromMinutes(1);
        (await GetAsync($"?asOf={moment}")).Response.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("2026-01-01T00:00:01Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("7fffffffffffffff")]
    [InlineData("seq:2")]
    [InlineData("seq:9223372036854775807")]
    public async Task The_future_is_told(string moment)
    {
        _log.Change(Item, _clock.Now(), "{}");
        var error = await FunctionCall.RequireInvalidAsync(await CallAsync($"?asOf={moment}"), "?asOf");
        error.ShouldContain("Leave it out");
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("42")]
    [InlineData("seq:")]
    [InlineData("seq:-1")]
    [InlineData("seq:9223372036854775808")]
    [InlineData("ffffffffffffffff")]
    [InlineData("0199f3a1b2c3000")]
    [InlineData("2026-01-01")]
    [InlineData("2026-01-01T00:00:00")]
    public async Task A_moment_that_is_none_is_guessed(string moment)
    {
        await FunctionCall.RequireInvalidAsync(await CallAsync($"?asOf={moment}"), "?asOf");
        _log.Requests.ShouldBe(0);
    }

    [Theory]
    [InlineData("&consistency=strong", "", "?consistency")]
    [InlineData("&consistency=eventual", "", "?consistency")]
    [InlineData("", "If-Match", "If-Match")]
    [InlineData("", "If-None-Match", "If-None-Match")]
    [InlineData("&asOf=seq:2", "", "?asOf")]
    public async Task What_has_no_meaning_for_the_past_is_ignored(string query, string header, string place)
    {
        (string, string)[] headers = header.Length > 0 ? [(header, "\"1\"")] : [];
        await FunctionCall.RequireInvalidAsync(await CallAsync("?asOf=seq:1" + query, headers), place);
        _log.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task Silent_storage_looks_like_an_item_that_was_not_there()
    {
        _log.SetSilent(_log.SlotOf(Item).Value, true);
        foreach (var moment in new[] { "seq:0", _clock.Now().ToString() })
        {
            var (response, _) = await GetAsync($"?asOf={moment}");
            response.StatusCode.ShouldBe(503);
            response.Headers.RetryAfter.Count.ShouldBe(1);
        }
    }

    static Task<ItemState?> PresentAsync(ItemName item) =>
        Task.FromResult<ItemState?>(new ItemState(item, 0, default, Value: null));

    Task<IResult> CallAsync(string query, params (string, string)[] headers) =>
        _functions.GetAsync(FunctionCall.Get(query, headers), Item.Collection, Item.Key);

    async Task<(HttpResponse Response, JsonNode Body)> GetAsync(string query) =>
        await FunctionCall.WriteAsync(await CallAsync(query));

    sealed class NothingToFinish : IFinishQueue
    {
        public void Enqueue(FinishWork work) => throw new NotSupportedException();
    }
}
