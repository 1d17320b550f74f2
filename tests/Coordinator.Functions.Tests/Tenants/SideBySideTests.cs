using System.Text.Json.Nodes;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Tenants;

/// <summary>Two tenants use the same names for everything, beside each other.</summary>
public sealed class SideBySideTests(TenantFixture fixture) : TenantTest(fixture)
{
    [Fact]
    public async Task An_item_of_one_tenant_is_read_or_written_by_another()
    {
        var item = $"accounts/{Fresh()}";
        var created = await A.SendAsync("PUT", $"api/items/{item}", """{ "of": "a" }""");
        created.Status.ShouldBe(201);
        created.Headers.ShouldContain($"Location: /api/items/{item}");
        created.Json["item"]!.GetValue<string>().ShouldBe(item);
        await B.RefusedAsync(404, "GET", $"api/items/{item}");
        (await B.SendAsync("PUT", $"api/items/{item}", """{ "of": "b" }""")).Status.ShouldBe(201);
        await B.OkAsync("PATCH", $"api/items/{item}", """{ "more": 1 }""");

        (await A.GetAsync($"api/items/{item}")).ToJsonString().ShouldBe("""{"of":"a"}""");
        var read = await B.OkAsync("POST", "api/read", $$"""{ "items": [ "{{item}}", "accounts/none" ] }""");
        read["items"]![0]!["item"]!.GetValue<string>().ShouldBe(item);
        read["items"]![0]!["value"]!.ToJsonString().ShouldBe("""{"of":"b","more":1}""");
        await B.OkAsync("DELETE", $"api/items/{item}");
        (await A.GetAsync($"api/items/{item}?consistency=eventual")).ToJsonString().ShouldBe("""{"of":"a"}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("wait=30")]
    public async Task A_key_of_one_tenant_gets_the_answer_of_another(string prefer)
    {
        var (key, item) = (Fresh(), $"orders/{Fresh()}");
        var first = await RunAsync(A, "a");
        first["id"]!.GetValue<string>().ShouldBe(key);
        first["results"]![0]!["item"]!.GetValue<string>().ShouldBe(item);
        var second = await RunAsync(B, "b");
        second["results"]![0]!["value"]!["of"]!.GetValue<string>().ShouldBe("b");

        var replayed = await RunAsync(A, "a");
        replayed["results"]![0]!["value"]!["of"]!.GetValue<string>().ShouldBe("a");
        replayed["commitTime"]!.ToJsonString().ShouldBe(first["commitTime"]!.ToJsonString());
        (await B.GetAsync($"api/transactions/{key}"))["commitTime"]!.ToJsonString()
            .ShouldBe(second["commitTime"]!.ToJsonString());
        (await B.SendAsync("POST", "api/transactions", Body("c"), ("Idempotency-Key", key))).Status.ShouldBe(422);

        Task<JsonNode> RunAsync(TenantCaller caller, string of) =>
            caller.OkAsync("POST", "api/transactions", Body(of), ("Idempotency-Key", key), ("Prefer", prefer));

        string Body(string of) => $$"""
            { "operations": [ { "op": "put", "item": "{{item}}", "value": { "of": "{{of}}" }, "return": true },
                { "op": "publish", "topic": "news", "value": 1 } ] }
            """;
    }

    [Theory]
    [InlineData("")]
    [InlineData("wait=30")]
    public async Task An_id_that_the_server_made_is_not_found_by_its_tenant_or_is_by_another(string prefer)
    {
        var body = $$"""{ "operations": [ { "op": "put", "item": "orders/{{Fresh()}}", "value": {} } ] }""";
        var ran = await A.OkAsync("POST", "api/transactions", body, ("Prefer", prefer));
        var id = ran["id"]!.GetValue<string>();
        id.ShouldMatch("^s[0-9]+-[0-9a-z]{26}$");
        id.ShouldStartWith($"s{ran["slots"]![0]!.GetValue<int>()}-", customMessage: "it is at home where its item is");
        ran["slots"]!.AsArray().Count.ShouldBe(1);
        (await A.GetAsync($"api/transactions/{id}"))["status"]!.GetValue<string>().ShouldBe("committed");
        await B.RefusedAsync(404, "GET", $"api/transactions/{id}");
        (await Operator.GetAsync($"api/transactions/tenanta-{id}"))["status"]!.GetValue<string>().ShouldBe("committed");
    }

    [Fact]
    public async Task A_failed_operation_names_its_item_with_the_prefix()
    {
        var body = """{ "operations": [ { "op": "check", "item": "orders/none", "if": { "exists": true } } ] }""";
        var problem = await A.RefusedAsync(409, "POST", "api/transactions", body);
        problem["operations"]![0]!["item"]!.GetValue<string>().ShouldBe("orders/none");
        problem["transactionId"]!.GetValue<string>().ShouldMatch("^s[0-9]+-");
    }

    [Fact]
    public async Task A_lock_of_one_tenant_keeps_another_out_or_fences_it()
    {
        var name = Fresh();
        var lease = """{ "owner": "w", "leaseMs": 60000 }""";
        await A.RefusedAsync(404, "GET", $"api/locks/{name}");
        (await A.OkAsync("PUT", $"api/locks/{name}", lease))["token"]!.GetValue<int>().ShouldBe(1);
        await B.RefusedAsync(404, "GET", $"api/locks/{name}");
        var other = """{ "owner": "v", "leaseMs": 60000 }""";
        (await B.OkAsync("PUT", $"api/locks/{name}", other))["owner"]!.GetValue<string>().ShouldBe("v");
        await B.OkAsync("DELETE", $"api/locks/{name}?token=1");
        (await B.OkAsync("PUT", $"api/locks/{name}", other))["token"]!.GetValue<int>().ShouldBe(2);

        await A.OkAsync("POST", "api/transactions", Fenced(1));
        var problem = await B.RefusedAsync(409, "POST", "api/transactions", Fenced(1));
        problem["operations"]![0]!["reason"]!.GetValue<string>().ShouldBe("fenced");
        problem["operations"]![0]!["item"]!.GetValue<string>().ShouldBe($"__fences/{name}");

        string Fenced(int token) => $$"""
            { "operations": [ { "op": "put", "item": "guarded/{{name}}", "value": {} } ],
              "fence": { "lock": "{{name}}", "token": {{token}} } }
            """;
    }

    [Fact]
    public async Task Events_of_one_tenant_reach_another()
    {
        var (collection, topic) = (Fresh(), Fresh());
        foreach (var (caller, of) in new[] { (A, "a"), (B, "b") })
            await caller.OkAsync("POST", "api/transactions", $$"""
                { "operations": [ { "op": "put", "item": "{{collection}}/{k}", "value": { "of": "{{of}}" } },
                    { "op": "publish", "topic": "{{topic}}", "value": "{{of}}" } ] }
                """);

        var changes = await A.GetAsync($"api/events?collection={collection}&waitMs=5000");
        changes["collection"]!.GetValue<string>().ShouldBe(collection);
        var change = changes["events"]!.AsArray().ShouldHaveSingleItem()!["changes"]!.AsArray().ShouldHaveSingleItem()!;
        change["item"]!.GetValue<string>().ShouldBe($"{collection}/{{k}}");
        change["value"]!["of"]!.GetValue<string>().ShouldBe("a");
        var messages = await B.GetAsync($"api/events?topic={topic}&waitMs=5000");
        messages["events"]![0]!["messages"]!.ToJsonString().ShouldBe($$"""[{"topic":"{{topic}}","value":"b"}]""");

        // Both lie in one slot, one behind the other, and each sees the other's number only.
        var slot = messages["events"]![0]!["slot"]!.GetValue<int>();
        var item = $"{collection}%2F%7Bk%7D";
        var (mine, theirs) = (await SequenceAsync(A, item), await SequenceAsync(B, item));
        mine.ShouldNotBe(theirs);
        var page = await A.GetAsync($"api/events?slot={slot}&after={mine - 1}&limit=1");
        page["events"]![0]!["sequence"]!.GetValue<long>().ShouldBe(mine);
        var foreign = await A.GetAsync($"api/events?slot={slot}&after={theirs - 1}&limit=1");
        foreign["events"]!.AsArray().ShouldBeEmpty();
        foreign["next"]!.GetValue<long>().ShouldBe(theirs);
    }

    [Fact]
    public async Task A_cursor_of_one_tenant_is_taken_from_another()
    {
        var collection = Fresh();
        var cursor = (await A.GetAsync($"api/events?collection={collection}"))["cursor"]!.GetValue<string>();
        await A.GetAsync($"api/events?collection={collection}&cursor={cursor}");
        await B.RefusedAsync(400, "GET", $"api/events?collection={collection}&cursor={cursor}");
    }

    [Fact]
    public async Task A_view_of_one_tenant_shows_the_items_of_another()
    {
        var (view, source) = (Fresh(), Fresh());
        var definition = $$"""
            { "source": "{{source}}", "key": [ "/who" ], "aggregates": { "n": { "count": true } } }
            """;
        foreach (var caller in new[] { A, B })
        {
            var put = await caller.OkAsync("PUT", $"api/views/definitions/{view}", definition);
            put["name"]!.GetValue<string>().ShouldBe(view);
            put["generation"]!.GetValue<int>().ShouldBe(1);
        }

        for (var number = 0; number < 3; number++)
            await A.OkAsync("PUT", $"api/items/{source}/{number}", """{ "who": "x" }""");
        var last = await B.SendAsync("PUT", $"api/items/{source}/0", """{ "who": "x" }""");
        await CountsAsync(A, 3);
        await CountsAsync(B, 1);
        last.Status.ShouldBe(201);

        var shown = await A.GetAsync($"api/views/definitions/{view}");
        shown["definition"]!["source"]!.GetValue<string>().ShouldBe(source);
        shown["name"]!.GetValue<string>().ShouldBe(view);
        (await A.SendAsync("POST", $"api/views/definitions/{view}/rebuild")).Headers
            .ShouldContain($"Location: /api/views/definitions/{view}");
        await B.OkAsync("DELETE", $"api/views/definitions/{view}");
        await A.GetAsync($"api/views/definitions/{view}");

        Task CountsAsync(TenantCaller caller, int count) => Eventually.IsTrueAsync(async () =>
        {
            var row = await caller.SendAsync("GET", $"api/views/{view}/x?after=now&waitMs=5000");
            return row.Status == 200 && row.Json["value"]!["n"]!.GetValue<int>() == count;
        });
    }

    [Fact]
    public async Task A_list_shows_what_is_not_the_tenants_or_ends_too_early()
    {
        string[] names = [Fresh(), Fresh(), Fresh()];
        var theirs = Fresh();
        var definition = """{ "source": "none", "key": [ "/a" ], "aggregates": { "n": { "count": true } } }""";
        var subscription = """{ "source": "none", "target": { "queue": "none" } }""";
        var saga = """{ "steps": [ { "name": "ok", "wait": { "event": "go", "timeoutMs": 60000 } } ] }""";
        foreach (var (caller, name) in names.Select(name => (A, name)).Append((B, theirs)))
        {
            await caller.OkAsync("PUT", $"api/views/definitions/{name}", definition);
            await caller.OkAsync("PUT", $"api/subscriptions/{name}", subscription);
            await caller.OkAsync("PUT", $"api/sagas/definitions/{name}", saga);
            await caller.OkAsync("POST", "api/sagas", $$"""{ "definition": "{{name}}", "id": "{{name}}" }""");
        }

        foreach (var list in new[] { "views/definitions", "subscriptions", "sagas/definitions" })
        {
            names.ShouldBeSubsetOf(await NamesAsync(A, list, "name"));
            (await NamesAsync(A, list, "name")).ShouldNotContain(theirs);
            (await NamesAsync(Operator, list, "name")).ShouldContain($"tenantb-{theirs}");
        }

        foreach (var query in new[] { "", "state=running&", "definition={0}&", "state=running&definition={0}&" })
        {
            var asked = string.Format(System.Globalization.CultureInfo.InvariantCulture, query, names[0]);
            var found = await NamesAsync(A, $"sagas?{asked}", "id");
            found.ShouldContain(names[0], query);
            found.ShouldNotContain(theirs);
            found.Count(names.Contains).ShouldBe(query.Contains("definition", StringComparison.Ordinal) ? 1 : 3, query);
        }

        (await NamesAsync(A, $"sagas?definition={theirs}&", "id")).ShouldBeEmpty();
        (await NamesAsync(Operator, $"sagas?definition=tenantb-{theirs}&", "id")).ShouldBe([$"tenantb-{theirs}"]);
    }

    [Fact]
    public async Task A_client_without_a_tenant_sees_the_names_of_all()
    {
        await Nobody.RefusedAsync(403, "GET", "api/sagas");
        await A.RefusedAsync(403, "GET", "api/in-doubt");
        await A.RefusedAsync(403, "GET", "api/cluster");
    }

    /// <summary>All pages, two a page.</summary>
    static async Task<List<string>> NamesAsync(TenantCaller caller, string list, string member)
    {
        var names = new List<string>();
        string? cursor = null;
        do
        {
            var mark = list.EndsWith('&') ? "" : list.Contains('?', StringComparison.Ordinal) ? "&" : "?";
            var page = await caller.GetAsync(
                $"api/{list}{mark}top=2{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            names.AddRange(page["items"]!.AsArray().Select(entry => entry![member]!.GetValue<string>()));
            cursor = page["cursor"]?.GetValue<string>();
        }
        while (cursor is not null);
        return names;
    }

    static async Task<long> SequenceAsync(TenantCaller caller, string item)
    {
        JsonNode? events = null;
        await Eventually.IsTrueAsync(async () =>
            (events = (await caller.GetAsync($"api/events?item={item}"))["events"])!.AsArray().Count == 1);
        return events![0]!["sequence"]!.GetValue<long>();
    }
}
