using System.Text.Json.Nodes;
using Coordinator.Functions.Tests.Support;
using Microsoft.AspNetCore.Http;
using Shouldly;

namespace Coordinator.Functions.Tests.Views;

/// <summary>Rows of views over HTTP, in virtual time.</summary>
public sealed class ViewFunctionsTests : IDisposable
{
    const string ByCustomer = """
        { "source": "orders", "key": [ "/customer" ], "fields": { "last": "/id" },
          "aggregates": { "orders": { "count": true }, "total": { "sum": "/total" } } }
        """;

    const string ByCountryAndCustomer = """
        { "source": "orders", "key": [ "/country", "/customer" ], "aggregates": { "orders": { "count": true } } }
        """;

    readonly ViewDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_row_has_another_shape_than_documented()
    {
        await _desk.DefineAsync("v", ByCustomer);
        _desk.Change(3, "1", """{ "customer": "al/ice", "id": 4711, "total": 10.50 }""");
        _desk.Change(5, "2", """{ "customer": "al/ice", "id": 4712, "total": 2 }""");
        _desk.Follow("v");
        Shape(await ViewDesk.OkAsync(_desk.Row("v", "al/ice")), """
            { "key": [ "al/ice" ], "value": { "last": 4712, "orders": 2, "total": 12.5 },
              "position": { "3": 1, "5": 1 }, "lagMs": 0 }
            """);
        Shape(await ViewDesk.OkAsync(_desk.Rows("v")), """
            { "items": [
                { "key": [ "al/ice" ], "value": { "last": 4712, "orders": 2, "total": 12.5 },
                  "position": { "3": 1, "5": 1 } } ],
              "lagMs": 0 }
            """);
    }

    [Fact]
    public async Task A_missing_view_or_row_is_no_404_that_says_what_to_do()
    {
        (await ProblemAsync(_desk.Row("v", "alice"), 404, "not-found"))["detail"]!.GetValue<string>()
            .ShouldContain("PUT /api/views/definitions/v");
        await ProblemAsync(_desk.Rows("v"), 404, "not-found");
        await _desk.DefineAsync("v", ByCustomer);
        await ProblemAsync(_desk.Row("v", "alice"), 404, "not-found");
        _desk.Change(3, "1", """{ "customer": "alice", "total": 1 }""");
        _desk.Change(3, "1", value: null);
        _desk.Follow("v");
        (await ProblemAsync(_desk.Row("v", "alice"), 404, "not-found"))["detail"]!.GetValue<string>()
            .ShouldContain("group");
        (await ViewDesk.OkAsync(_desk.Rows("v")))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_of_several_parts_finds_another_row()
    {
        await _desk.DefineAsync("v", ByCountryAndCustomer);
        _desk.Change(3, "1", """{ "country": "de/by", "customer": "~alice" }""");
        _desk.Follow("v");
        var row = await ViewDesk.OkAsync(_desk.Row("v", "de~1by/~0alice"));
        row["key"]!.AsArray().Select(part => part!.GetValue<string>()).ShouldBe(["de/by", "~alice"]);
        (await FunctionCall.RequireInvalidAsync(_desk.Row("v", "de/by/alice"), "{key}")).ShouldContain("2");
        (await FunctionCall.RequireInvalidAsync(_desk.Row("v", "de/~alice"), "{key}")).ShouldContain("~0");
    }

    [Fact]
    public async Task A_page_leaves_out_a_row_or_gives_one_of_another_prefix()
    {
        await _desk.DefineAsync("v", ByCountryAndCustomer);
        foreach (var (key, country) in new[] { ("1", "de"), ("2", "de"), ("3", "de"), ("4", "d"), ("5", "den") })
            _desk.Change(3, key, $$"""{ "country": "{{country}}", "customer": "c{{key}}" }""");
        _desk.Follow("v");
        (await PagesAsync("?top=2")).ShouldBe(["d/c4", "de/c1", "de/c2", "de/c3", "den/c5"], ignoreOrder: true);
        (await PagesAsync("?top=2&prefix=de/")).ShouldBe(["de/c1", "de/c2", "de/c3"]);
        (await PagesAsync("?top=2&prefix=de/c2")).ShouldBe(["de/c2"]);
        (await PagesAsync("?top=2&prefix=den")).ShouldBe(["den/c5"]);
        var other = (await ViewDesk.OkAsync(_desk.Rows("v", "?top=2")))["cursor"];
        await FunctionCall.RequireInvalidAsync(_desk.Rows("v", $"?top=2&prefix=de/&cursor={other}"), "?cursor");
        await FunctionCall.RequireInvalidAsync(_desk.Rows("v", "?cursor=!"), "?cursor");
        await FunctionCall.RequireInvalidAsync(_desk.Rows("v", "?prefix=a/b/c"), "?prefix");
    }

    [Fact]
    public async Task A_reader_does_not_see_what_was_just_written()
    {
        await _desk.DefineAsync("v", ByCustomer);
        var time = _desk.Change(3, "1", """{ "customer": "alice", "total": 1 }""").CommitTime;
        var (response, body) = await FunctionCall.WriteAsync(_desk.Row("v", "alice", $"?after={time}&slots=3,4"));
        RequireProblem(response, body, 503, "view-behind");
        response.Headers.RetryAfter.ToString().ShouldBe("1");
        body["retryable"]!.GetValue<bool>().ShouldBeTrue();
        body["slots"]!.ToJsonString().ShouldBe("[3]");
        body["lagMs"]!.GetValue<long>().ShouldBeGreaterThan(0);

        // What another slot lacks does not matter, unless all matter.
        await ProblemAsync(_desk.Row("v", "alice", $"?after={time}&slots=4"), 404, "not-found");
        await ProblemAsync(_desk.Rows("v", $"?after={time}"), 503, "view-behind");

        var waiting = _desk.StartRow("v", "alice", $"?after={time}&slots=3&waitMs=60000");
        _desk.Scheduler.RunFor(TimeSpan.FromSeconds(5));
        waiting.IsCompleted.ShouldBeFalse();
        _desk.Follow("v");
        (await ViewDesk.OkAsync(_desk.Scheduler.Run(waiting)))["value"]!["orders"]!.GetValue<int>().ShouldBe(1);
        _desk.Scheduler.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task A_host_that_stops_waits_for_its_readers()
    {
        await _desk.DefineAsync("v", ByCustomer);
        var time = _desk.Change(3, "1", """{ "customer": "alice", "total": 1 }""").CommitTime;
        var waiting = _desk.StartRow("v", "alice", $"?after={time}&waitMs=60000");
        _desk.Scheduler.RunFor(TimeSpan.FromSeconds(1));
        _desk.StopHost();
        await ProblemAsync(_desk.Scheduler.Run(waiting), 503, "view-behind");
        _desk.Scheduler.Elapsed.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("definitions")]
    [InlineData("Definitions")]
    [InlineData("a.b")]
    public async Task A_name_that_no_view_can_have_is_looked_for(string name)
    {
        await FunctionCall.RequireInvalidAsync(_desk.Row(name, "alice"), "{view}");
        await FunctionCall.RequireInvalidAsync(_desk.Rows(name), "{view}");
        await FunctionCall.RequireInvalidAsync(_desk.Definition(name), "{name}");
        await FunctionCall.RequireInvalidAsync(await _desk.PutAsync(name, ByCustomer), "{name}");
        await FunctionCall.RequireInvalidAsync(_desk.Delete(name), "{name}");
        await FunctionCall.RequireInvalidAsync(_desk.Rebuild(name), "{name}");
    }

    async Task<List<string>> PagesAsync(string query)
    {
        var (keys, cursor) = (new List<string>(), "");
        do
        {
            var page = await ViewDesk.OkAsync(_desk.Rows("v", query + cursor));
            page["items"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(2);
            keys.AddRange(page["items"]!.AsArray().Select(row =>
                string.Join('/', row!["key"]!.AsArray().Select(part => part!.GetValue<string>()))));
            cursor = page["cursor"] is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);

        return keys;
    }

    static async Task<JsonNode> ProblemAsync(IResult answer, int status, string type)
    {
        var (response, body) = await FunctionCall.WriteAsync(answer);
        RequireProblem(response, body, status, type);
        return body;
    }

    static void RequireProblem(HttpResponse response, JsonNode body, int status, string type)
    {
        response.StatusCode.ShouldBe(status, body.ToJsonString());
        body["type"]!.GetValue<string>().ShouldBe("/problems/" + type);
    }

    static void Shape(JsonNode actual, string expected) =>
        JsonNode.DeepEquals(actual, JsonNode.Parse(expected)).ShouldBeTrue(actual.ToJsonString());
}
