using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordinator.Core.Model;
using Coordinator.Core.Views;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Tests.Support;
using Microsoft.AspNetCore.Http;
using Shouldly;

namespace Coordinator.Functions.Tests.Views;

/// <summary>Definitions of views over HTTP.</summary>
public sealed class ViewDefinitionFunctionsTests : IDisposable
{
    const string One = """
        { "source": "orders", "key": [ "/customer" ], "aggregates": { "total": { "sum": "/total" } } }
        """;

    const string Two = """{ "source": "orders", "key": [ "/country" ] }""";

    readonly CodeView _code = new();
    readonly ViewDesk _desk;

    public ViewDefinitionFunctionsTests() => _desk = new ViewDesk(_code);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_new_or_changed_definition_is_not_built()
    {
        Shape(await _desk.DefineAsync("v", One), """{ "name": "v", "generation": 1, "state": "building" }""");
        // Again, since whoever sent it first may have died before it was started.
        Shape(await _desk.DefineAsync("v", One), """{ "name": "v", "generation": 1, "state": "building" }""");
        _desk.Builds.ShouldBe([("v", 1), ("v", 1)]);
        _desk.Run(() => _desk.Catalog.SwapAsync("v", 1));
        Shape(await _desk.DefineAsync("v", One), """{ "name": "v", "generation": 1, "state": "live" }""");
        _desk.Builds.Count.ShouldBe(2);
        Shape(
            await _desk.DefineAsync("v", Two),
            """{ "name": "v", "generation": 1, "state": "rebuilding", "building": 2 }""");
        _desk.Builds[^1].ShouldBe(("v", 2));
        Shape(await _desk.DefineAsync("v", One), """{ "name": "v", "generation": 1, "state": "live" }""");
        _desk.Builds.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_view_that_was_just_put_or_deleted_is_found_late()
    {
        await RequireStatusAsync(_desk.Rows("v"), 404);
        await _desk.DefineAsync("v", One);
        await RequireStatusAsync(_desk.Rows("v"), 200);
        _desk.Delete("v").ShouldBeOfType<WireResult>().Status.ShouldBe(204);
        await RequireStatusAsync(_desk.Rows("v"), 404);
        await RequireStatusAsync(_desk.Delete("v"), 404);
        await RequireStatusAsync(_desk.Definition("v"), 404);
        (await _desk.DefineAsync("v", One))["generation"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task The_progress_of_a_view_is_told_wrongly()
    {
        await _desk.DefineAsync("v", One);
        _desk.Run(() => _desk.Catalog.SwapAsync("v", 1));
        _desk.Change(3, "1", """{ "customer": "alice", "total": 1 }""");
        _desk.Follow("v");
        _desk.Change(3, "2", """{ "customer": "alice", "total": 2 }""");
        await _desk.DefineAsync("v", Two);
        var status = await ViewDesk.OkAsync(_desk.Definition("v"));
        status["state"]!.GetValue<string>().ShouldBe("rebuilding");
        status["generation"]!.GetValue<int>().ShouldBe(1);
        JsonNode.DeepEquals(status["definition"], JsonNode.Parse(Two)).ShouldBeTrue();
        var slot = status["slots"]!.AsArray().ShouldHaveSingleItem()!;
        (slot["slot"]!.GetValue<int>(), slot["position"]!.GetValue<int>(), slot["head"]!.GetValue<int>())
            .ShouldBe((3, 1, 2));
        status["lagMs"]!.GetValue<long>().ShouldBe(slot["lagMs"]!.GetValue<long>());
        status["lagMs"]!.GetValue<long>().ShouldBeGreaterThan(0);
        status["building"]!["generation"]!.GetValue<int>().ShouldBe(2);
        status["building"]!["slots"]![0]!["position"]!.GetValue<int>().ShouldBe(0);
        status["hasDeadLetters"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task A_rebuild_is_not_started_or_another_one_than_runs()
    {
        await RequireStatusAsync(_desk.Rebuild("v"), 404);
        await _desk.DefineAsync("v", One);
        _desk.Run(() => _desk.Catalog.SwapAsync("v", 1));
        foreach (var begin in new[] { _desk.Rebuild, (Func<string, IResult>)_desk.Replay })
        {
            var (response, body) = await FunctionCall.WriteAsync(begin("v"));
            response.StatusCode.ShouldBe(202);
            response.Headers.Location.ToString().ShouldBe("/api/views/definitions/v");
            Shape(body, """{ "name": "v", "generation": 1, "state": "rebuilding", "building": 2 }""");
        }

        _desk.Builds.ShouldBe([("v", 1), ("v", 2), ("v", 2)]);
    }

    [Fact]
    public async Task A_change_that_could_not_be_applied_is_hidden()
    {
        await RequireStatusAsync(_desk.DeadLetters("v"), 404);
        await _desk.DefineAsync("v", One);
        foreach (var slot in new[] { 3, 4, 5 })
            _desk.Change(slot, $"o{slot}", """{ "customer": "alice", "total": "ten" }""");
        _desk.Follow("v");
        (await ViewDesk.OkAsync(_desk.Definition("v")))["hasDeadLetters"]!.GetValue<bool>().ShouldBeTrue();
        var first = await ViewDesk.OkAsync(_desk.DeadLetters("v", "?top=2"));
        first["items"]!.AsArray().Select(Item).ShouldBe(["orders/o3", "orders/o4"]);
        var letter = first["items"]![0]!;
        (letter["slot"]!.GetValue<int>(), letter["sequence"]!.GetValue<int>(), letter["version"]!.GetValue<int>())
            .ShouldBe((3, 1, 1));
        letter["transactionId"]!.GetValue<string>().ShouldBe("t-3-1");
        letter["commitTime"]!.GetValue<string>().Length.ShouldBe(16);
        letter["reason"]!.GetValue<string>().ShouldNotBeEmpty();
        var second = await ViewDesk.OkAsync(_desk.DeadLetters("v", $"?top=2&cursor={first["cursor"]}"));
        Item(second["items"]!.AsArray().ShouldHaveSingleItem()).ShouldBe("orders/o5");
        second["cursor"].ShouldBeNull();
        await FunctionCall.RequireInvalidAsync(_desk.DeadLetters("v", "?cursor=!"), "?cursor");
        await FunctionCall.RequireInvalidAsync(_desk.DeadLetters("v", "?top=201"), "?top");
    }

    [Fact]
    public async Task A_mistake_is_told_without_its_line_or_hides_another()
    {
        const string Wrong = """
            { "source": "or ders",
              "key": [ "customer" ], "aggregates": { "total": { "avg": "/total" } } }
            """;
        var (response, body) = await FunctionCall.WriteAsync(await _desk.PutAsync("v", Wrong));
        response.StatusCode.ShouldBe(400);
        var errors = body["errors"]!.AsObject().ToDictionary(error => error.Key, error => error.Value!.ToString());
        errors["/source"].ShouldStartWith("line 1, column 13: ");
        errors["/key/0"].ShouldStartWith("line 2, column 12: ");
        errors.Keys.ShouldContain(place => place.StartsWith("/aggregates/total", StringComparison.Ordinal));
        _desk.Builds.ShouldBeEmpty();
        await RequireStatusAsync(_desk.Definition("v"), 404);
    }

    [Fact]
    public async Task A_definition_over_the_limit_is_stored_or_one_at_it_is_not()
    {
        var text = One + new string(' ', Limits.ViewDefinitionBytesMax - One.Length);
        await _desk.DefineAsync("v", text);
        await RequireStatusAsync(await _desk.PutAsync("w", text + " "), 413);
        // White space says nothing, and the mark that some editors write neither.
        (await _desk.DefineAsync("v", "\ufeff" + One))["generation"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_definition_takes_the_name_of_a_view_of_code()
    {
        _desk.Run(() => _desk.Catalog.RegisterAsync(_code));
        await RequireStatusAsync(await _desk.PutAsync("code", One), 409);
        var status = await ViewDesk.OkAsync(_desk.Definition("code"));
        status["definition"].ShouldBeNull();
        status["codeVersion"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public async Task The_list_misses_a_view_or_names_a_deleted_one()
    {
        foreach (var name in new[] { "a", "b", "c", "d" })
            await _desk.DefineAsync(name, One);
        _desk.Delete("b");
        var (names, cursor) = (new List<string>(), "?top=2");
        while (cursor.Length > 0)
        {
            var page = await ViewDesk.OkAsync(_desk.Definitions(cursor));
            names.AddRange(page["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()));
            cursor = page["cursor"] is { } next ? $"?top=2&cursor={next}" : "";
        }

        names.ShouldBe(["a", "c", "d"]);
        await FunctionCall.RequireInvalidAsync(_desk.Definitions("?cursor=!"), "?cursor");
        await FunctionCall.RequireInvalidAsync(_desk.Definitions("?top=0"), "?top");
    }

    static string Item(JsonNode? letter) => letter!["item"]!.GetValue<string>();

    static async Task RequireStatusAsync(IResult answer, int status)
    {
        var (response, body) = await FunctionCall.WriteAsync(answer);
        response.StatusCode.ShouldBe(status, body.ToJsonString());
    }

    static void Shape(JsonNode actual, string expected) =>
        JsonNode.DeepEquals(actual, JsonNode.Parse(expected)).ShouldBeTrue(actual.ToJsonString());

    sealed class CodeView : IProjection
    {
        public string Name => "code";

        public int Version => 3;

        public string Source => "orders";

        public ImmutableArray<ViewAggregate> Aggregates => [];

        public ImmutableArray<ViewEntry> Project(ItemName item, JsonElement value) => [];
    }
}
