using System.Text.Json.Nodes;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>Views over HTTP, from a commit to a row.</summary>
public sealed class ViewApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task A_reader_does_not_see_what_was_just_written()
    {
        var (view, orders) = await DefineAsync("""[ "/customer" ]""");
        var wrote = await CommitAsync(
            (orders, "1", """{ "customer": "al/ice ä", "total": 10 }"""),
            (orders, "2", """{ "customer": "bob", "total": 7 }"""),
            (orders, "3", """{ "customer": "al/ice ä", "total": 20.5 }"""));
        var row = await ReadAsync($"{view}/al/ice%20%C3%A4", wrote);
        row["key"]!.ToJsonString().ShouldBe(new JsonArray("al/ice ä").ToJsonString());
        row["value"]!["orders"]!.GetValue<int>().ShouldBe(2);
        row["value"]!["total"]!.GetValue<decimal>().ShouldBe(30.5m);
        row["position"]!.AsObject().Count.ShouldBeInRange(1, 2);

        wrote = await CommitAsync((orders, "1", """{ "customer": "bob", "total": 10 }"""));
        (await ReadAsync($"{view}/bob", wrote))["value"]!["total"]!.GetValue<int>().ShouldBe(17);
        // An encoded slash is a slash, as in the keys of items.
        (await ReadAsync($"{view}/al%2Fice%20%C3%A4", wrote))["value"]!["orders"]!.GetValue<int>().ShouldBe(1);
        // Without slots all of them are looked at.
        var all = await SendAsync("GET", $"api/views/{view}/bob?after={wrote["commitTime"]}&waitMs=60000");
        ((int)all.StatusCode).ShouldBe(200, await all.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_deleted_item_leaves_its_row_behind()
    {
        var (view, orders) = await DefineAsync("""[ "/customer" ]""");
        await CommitAsync((orders, "1", """{ "customer": "alice", "total": 1 }"""));
        var deleted = await CommitAsync((orders, "1", null));
        await ProblemOf(await SendAsync("GET", $"api/views/{view}/alice?{After(deleted)}"), 404, "not-found");
        (await ReadAsync(view, deleted))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_leaves_out_a_row_or_gives_one_of_another_prefix()
    {
        var (view, orders) = await DefineAsync("""[ "/country", "/customer" ]""");
        var wrote = await CommitAsync(
            [.. new[] { "d", "de", "de", "de", "den", "de/by" }.Select((country, number) => (
                orders, $"{number}",
                (string?)$$"""{ "country": "{{country}}", "customer": "c{{number}}", "total": 1 }"""))]);
        (await KeysAsync(view, "prefix=de/", wrote)).ShouldBe(["de|c1", "de|c2", "de|c3"]);
        (await KeysAsync(view, "prefix=de~1by/", wrote)).ShouldBe(["de/by|c5"]);
        (await KeysAsync(view, "", wrote)).Count.ShouldBe(6);
        var row = await ReadAsync($"{view}/de~1by/c5", wrote);
        row["key"]!.AsArray().Select(part => part!.GetValue<string>()).ShouldBe(["de/by", "c5"]);
        await ProblemOf(await SendAsync("GET", $"api/views/{view}/de"), 400, "invalid");
    }

    [Fact]
    public async Task A_view_defined_after_the_commits_lacks_them()
    {
        var orders = Fresh();
        await CommitAsync((orders, "1", """{ "customer": "alice", "total": 1 }"""));
        var wrote = await CommitAsync((orders, "2", """{ "customer": "alice", "total": 2 }"""));
        var view = Fresh();
        var put = await JsonOf(await SendAsync("PUT", Address(view), Definition(orders, """[ "/customer" ]""")));
        put["generation"]!.GetValue<int>().ShouldBe(1);
        await LiveAsync(view, 1);
        var row = await ReadAsync($"{view}/alice", wrote);
        row["value"]!["total"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public async Task A_changed_definition_or_a_rebuild_never_takes_over()
    {
        var (view, orders) = await DefineAsync("""[ "/customer" ]""");
        await CommitAsync((orders, "1", """{ "customer": "alice", "total": 1 }"""));
        await LiveAsync(view, 1);
        var changed = await JsonOf(await SendAsync("PUT", Address(view), Definition(orders, """[ "/total" ]""")));
        changed["building"]!.GetValue<int>().ShouldBe(2);
        await LiveAsync(view, 2);
        var rebuild = await SendAsync("POST", $"{Address(view)}/rebuild");
        ((int)rebuild.StatusCode).ShouldBe(202);
        rebuild.Headers.Location!.ToString().ShouldBe($"/{Address(view)}");
        await LiveAsync(view, 3);
        await Eventually.IsTrueAsync(async () =>
            (int)(await SendAsync("GET", $"api/views/{view}/1")).StatusCode == 200);
    }

    [Fact]
    public async Task A_deleted_view_is_still_shown()
    {
        var (view, _) = await DefineAsync("""[ "/customer" ]""");
        var deleted = await SendAsync("DELETE", Address(view));
        ((int)deleted.StatusCode).ShouldBe(204);
        await ProblemOf(await SendAsync("GET", $"api/views/{view}"), 404, "not-found");
        await ProblemOf(await SendAsync("GET", Address(view)), 404, "not-found");
        await ProblemOf(await SendAsync("DELETE", Address(view)), 404, "not-found");
    }

    [Fact]
    public async Task Routes_of_definitions_and_of_rows_are_mixed_up()
    {
        var (view, _) = await DefineAsync("""[ "/customer" ]""");
        (await JsonOf(await SendAsync("GET", Address(view))))["definition"].ShouldNotBeNull();
        var list = await JsonOf(await SendAsync("GET", "api/views/definitions?top=200"));
        list["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()).ShouldContain(view);
        var letters = await JsonOf(await SendAsync("GET", $"{Address(view)}/dead-letters"));
        letters["items"]!.AsArray().ShouldBeEmpty();
        // The rest are no addresses of definitions, and no view is called so.
        await ProblemOf(await SendAsync("GET", $"{Address(view)}/rebuild"), 400, "invalid");
        await ProblemOf(await SendAsync("PUT", Address("Definitions"), Definition("c", "[ \"/a\" ]")), 400, "invalid");
        await ProblemOf(await SendAsync("PUT", $"api/views/{view}", "{}"), 405, "method-not-allowed");
        await ProblemOf(await SendAsync("GET", $"api/views/{view}/a%ff"), 400, "invalid");
        await ProblemOf(
            await SendAsync("PUT", Address(view), Definition("c", "[]"), "text/plain"), 415, "unsupported-media-type");
    }

    async Task<(string View, string Orders)> DefineAsync(string key)
    {
        var (view, orders) = (Fresh("view"), Fresh("orders"));
        var put = await SendAsync("PUT", Address(view), Definition(orders, key));
        ((int)put.StatusCode).ShouldBe(200, await put.Content.ReadAsStringAsync());
        return (view, orders);
    }

    async Task<JsonNode> CommitAsync(params (string Collection, string Key, string? Value)[] items)
    {
        var operations = items.Select(item => item.Value is null
            ? $$"""{ "op": "delete", "item": "{{item.Collection}}/{{item.Key}}" }"""
            : $$"""{ "op": "put", "item": "{{item.Collection}}/{{item.Key}}", "value": {{item.Value}} }""");
        var answer = await RunAsync($$"""{ "operations": [ {{string.Join(", ", operations)}} ] }""");
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return await JsonOf(answer);
    }

    async Task<JsonNode> ReadAsync(string address, JsonNode wrote)
    {
        var answer = await SendAsync("GET", $"api/views/{address}?{After(wrote)}");
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return await JsonOf(answer);
    }

    async Task<List<string>> KeysAsync(string view, string query, JsonNode wrote)
    {
        var (keys, cursor) = (new List<string>(), "");
        do
        {
            var page = await JsonOf(await SendAsync("GET", $"api/views/{view}?top=2&{query}&{After(wrote)}{cursor}"));
            keys.AddRange(page["items"]!.AsArray().Select(row =>
                string.Join('|', row!["key"]!.AsArray().Select(part => part!.GetValue<string>()))));
            cursor = page["cursor"] is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);

        return keys;
    }

    /// <summary>Waits until a generation has taken over.</summary>
    Task LiveAsync(string view, int generation) => Eventually.IsTrueAsync(async () =>
    {
        var status = await JsonOf(await SendAsync("GET", Address(view)));
        return status["state"]!.GetValue<string>() == "live" && status["generation"]!.GetValue<int>() == generation;
    });

    static string After(JsonNode wrote)
    {
        var slots = string.Join(',', wrote["slots"]!.AsArray().Select(slot => slot!.GetValue<int>()));
        return $"after={wrote["commitTime"]}&slots={slots}&waitMs=60000";
    }

    static string Definition(string orders, string key) => $$"""
        { "source": "{{orders}}", "key": {{key}},
          "aggregates": { "orders": { "count": true }, "total": { "sum": "/total" } } }
        """;

    static string Address(string name) => $"api/views/definitions/{name}";
}
