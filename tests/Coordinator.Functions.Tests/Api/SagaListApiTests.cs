using System.Net;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>The list of sagas over HTTP.</summary>
public sealed class SagaListApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task A_filter_does_not_reach_the_store()
    {
        var definition = Fresh();
        var stuck = await ShowAsync(definition, SagaState.Stuck, minute: 1);
        var running = await ShowAsync(definition, SagaState.Running, minute: 2);
        var done = await ShowAsync(definition, SagaState.Completed, minute: 3);
        (await ListAsync($"definition={definition}")).ShouldBe([done, running, stuck]);
        (await ListAsync($"definition={definition}&state=stuck")).ShouldBe([stuck]);
        (await ListAsync($"definition={definition}&state=completed")).ShouldBe([done]);
        (await ListAsync($"definition={definition}&startedAfter=2026-11-23T12:02:00Z")).ShouldBe([done, running]);
        (await ListAsync($"definition={definition}&startedBefore=2026-11-23T13:02:00.0000%2B01:00")).ShouldBe([stuck]);
        (await ListAsync("state=stuck&top=200&startedBefore=2026-11-23T12:02:00Z")).ShouldContain(stuck);
    }

    [Fact]
    public async Task An_entry_tells_too_little()
    {
        var definition = Fresh();
        var id = await ShowAsync(definition, SagaState.Compensated, minute: 0);
        var page = await JsonOf(await SendAsync("GET", $"api/sagas?definition={definition}"));
        page["cursor"].ShouldBeNull();
        page["items"]![0]!.ToJsonString().ShouldBe($$"""
            {"id":"{{id}}","definition":"{{definition}}","version":1,"state":"compensated","leftBehind":["seat"],
            "startedAt":"2026-11-23T12:00:00Z","endedAt":"2026-11-23T12:00:03Z","error":"seat failed"}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task A_page_misses_a_saga_or_has_one_twice()
    {
        var definition = Fresh();
        var ids = new List<string>();
        foreach (var minute in new[] { 1, 2, 3, 4, 5 })
            ids.Insert(0, await ShowAsync(definition, SagaState.Running, minute));
        var (listed, cursor) = (new List<string>(), "");
        do
        {
            var page = await JsonOf(await SendAsync("GET", $"api/sagas?definition={definition}&top=2{cursor}"));
            listed.AddRange(page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));
            cursor = page["cursor"] is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);

        listed.ShouldBe(ids);
    }

    [Theory]
    [InlineData("state=Stuck", "?state")]
    [InlineData("state=", "?state")]
    [InlineData("state=1", "?state")]
    [InlineData("state=stuck&state=running", "?state")]
    [InlineData("definition=a/b", "?definition")]
    [InlineData("startedAfter=yesterday", "?startedAfter")]
    [InlineData("startedAfter=2026-11-23", "?startedAfter")]
    [InlineData("startedBefore=2026-11-23T12:00:00", "?startedBefore")]
    [InlineData("top=0", "?top")]
    [InlineData("top=201", "?top")]
    [InlineData("top=ten", "?top")]
    [InlineData("cursor=", "?cursor")]
    [InlineData("cursor=%00", "?cursor")]
    public async Task A_bad_query_is_let_through(string query, string place)
    {
        var problem = await ProblemOf(await SendAsync("GET", $"api/sagas?{query}"), 400, "invalid");
        problem["errors"]!.AsObject().ShouldHaveSingleItem().Key.ShouldBe(place);
    }

    async Task<string> ShowAsync(string definition, SagaState state, int minute)
    {
        var status = SagaSeeds.Status(Fresh(), state, definition, minute);
        if (state == SagaState.Compensated)
            status = status with { Error = "seat failed", LeftBehind = ["seat"] };
        await Fixture.Host.Services.GetRequiredService<ISagas>().ShowAsync(status);
        return status.Id;
    }

    async Task<IReadOnlyList<string>> ListAsync(string query)
    {
        var answer = await SendAsync("GET", $"api/sagas?{query}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return [.. (await JsonOf(answer))["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>())];
    }
}
