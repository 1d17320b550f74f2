using System.Globalization;
using System.Text.Json.Nodes;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>Subscriptions over HTTP; what they deliver is another matter.</summary>
public sealed class SubscriptionApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task A_subscription_cannot_be_found_as_it_was_put()
    {
        var (name, collection) = (Fresh("put"), Fresh("put"));
        var body = $$"""
            { "source": "{{collection}}", "where": { "/n": 1.50 }, "target": { "queue": "subscription-tests" },
              "retry": { "attempts": 3 } }
            """;
        var created = await SendAsync("PUT", Address(name), body);
        ((int)created.StatusCode).ShouldBe(201);
        created.Headers.Location!.OriginalString.ShouldBe($"/api/subscriptions/{name}");
        ((int)(await SendAsync("PUT", Address(name), body)).StatusCode).ShouldBe(200);

        var found = await JsonOf(await SendAsync("GET", Address(name)));
        Text(found, "name").ShouldBe(name);
        Text(found, "source").ShouldBe(collection);
        Text(found, "state").ShouldBe("active");
        found["where"]!.ToJsonString().ShouldBe("""{"/n":1.50}""");
        found["target"]!.ToJsonString().ShouldBe("""{"queue":"subscription-tests"}""");
        found["retry"]!.ToJsonString().ShouldBe("""{"attempts":3,"firstMs":1000,"factor":3,"maxMs":300000}""");
        // What others commit meanwhile counts until it was looked at.
        await Eventually.IsTrueAsync(async () =>
            (await JsonOf(await SendAsync("GET", Address(name))))["lag"]!.GetValue<int>() == 0);
        found["deadLetters"]!.GetValue<int>().ShouldBe(0);
        found["topic"].ShouldBeNull();

        ((int)(await SendAsync("DELETE", Address(name))).StatusCode).ShouldBe(204);
        await ProblemOf(await SendAsync("GET", Address(name)), 404, "not-found");
        await ProblemOf(await SendAsync("DELETE", Address(name)), 404, "not-found");
    }

    [Fact]
    public async Task A_mistake_is_told_without_its_place_or_hides_another()
    {
        const string Wrong = """{ "target": { "url": "https://evil.example/" }, "x": 1 }""";
        var problem = await ProblemOf(await SendAsync("PUT", Address(Fresh("none")), Wrong), 400, "invalid");
        problem["errors"]!.AsObject().Select(error => error.Key).Order().ShouldBe(["/source", "/target/url", "/x"]);
        problem["errors"]!["/target/url"]!.GetValue<string>().ShouldContain("AllowedHosts");
        var named = await ProblemOf(await SendAsync("PUT", Address("a.b"), Minimal), 400, "invalid");
        named["errors"]!.AsObject().ShouldHaveSingleItem().Key.ShouldBe("{name}");
        await ProblemOf(
            await SendAsync("PUT", Address(Fresh("none")), Minimal, "text/plain"), 415, "unsupported-media-type");
        var hub = """{ "source": "a", "target": { "queue": "coordinator-control-00" } }""";
        await ProblemOf(await SendAsync("PUT", Address(Fresh("none")), hub), 400, "invalid");
    }

    [Fact]
    public async Task A_subscription_takes_another_source()
    {
        var name = await PutAsync();
        var problem = await ProblemOf(
            await SendAsync("PUT", Address(name), """{ "topic": "a", "target": { "queue": "subscription-tests" } }"""),
            409, "conflict");
        problem["detail"]!.GetValue<string>().ShouldContain("source");
    }

    [Fact]
    public async Task A_state_is_not_told_or_not_kept()
    {
        var name = await PutAsync();
        foreach (var (verb, state) in new[] { ("pause", "paused"), ("pause", "paused"), ("resume", "active") })
        {
            Text(await JsonOf(await SendAsync("POST", $"{Address(name)}/{verb}")), "state").ShouldBe(state);
            Text(await JsonOf(await SendAsync("GET", Address(name))), "state").ShouldBe(state);
        }

        foreach (var verb in new[] { "pause", "resume" })
            await ProblemOf(await SendAsync("POST", $"{Address(Fresh("none"))}/{verb}"), 404, "not-found");
    }

    [Fact]
    public async Task A_replay_does_not_say_what_is_wrong_with_it()
    {
        var name = await PutAsync();
        var replay = $"{Address(name)}/replay";
        var beyond = await ProblemOf(
            await SendAsync("POST", replay, """{ "slot": 1, "after": 1000000000 }"""), 400, "invalid");
        beyond["errors"]!.AsObject().ShouldHaveSingleItem().Key.ShouldBe("/after");
        await ProblemOf(await SendAsync("POST", replay, "{}"), 400, "invalid");
        await ProblemOf(
            await SendAsync("POST", $"{Address(Fresh("none"))}/replay", """{ "from": "start" }"""), 404, "not-found");

        var done = await JsonOf(await SendAsync("POST", replay, """{ "slot": 1, "after": 0 }"""));
        done.ToJsonString().ShouldBe($$"""{"name":"{{name}}"}""");
        var letters = await JsonOf(await SendAsync("POST", replay, """{ "deadLetters": true }"""));
        letters.ToJsonString().ShouldBe($$"""{"name":"{{name}}","delivered":0,"failed":0,"left":0}""");
        await SendAsync("POST", $"{Address(name)}/pause");
        await ProblemOf(await SendAsync("POST", replay, """{ "deadLetters": true }"""), 409, "conflict");
    }

    [Fact]
    public async Task The_list_misses_a_subscription()
    {
        var names = new List<string>();
        for (var number = 0; number < 3; number++)
            names.Add(await PutAsync());
        var (listed, cursor) = (new List<string>(), "");
        do
        {
            var page = await JsonOf(await SendAsync("GET", $"api/subscriptions?top=2{cursor}"));
            page["items"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(2);
            listed.AddRange(page["items"]!.AsArray().Select(item => Text(item!, "name")));
            cursor = page["cursor"] is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);

        listed.ShouldBeUnique();
        names.ShouldBeSubsetOf(listed);
        foreach (var bad in new[] { "!", "eA", "" })
            await ProblemOf(await SendAsync("GET", $"api/subscriptions?cursor={bad}"), 400, "invalid");
        await ProblemOf(await SendAsync("GET", "api/subscriptions?top=201"), 400, "invalid");
    }

    [Fact]
    public async Task Dead_letters_of_nobody_are_listed()
    {
        await ProblemOf(await SendAsync("GET", $"{Address(Fresh("none"))}/dead-letters"), 404, "not-found");
        var name = await PutAsync();
        var page = await JsonOf(await SendAsync("GET", $"{Address(name)}/dead-letters"));
        page.ToJsonString().ShouldBe("""{"items":[]}""");
        // A cursor of another list.
        var other = await JsonOf(await SendAsync("GET", "api/subscriptions?top=1"));
        if (other["cursor"] is { } cursor)
            await ProblemOf(await SendAsync("GET", $"{Address(name)}/dead-letters?cursor={cursor}"), 400, "invalid");
    }

    const string Minimal = """{ "source": "none", "target": { "queue": "subscription-tests" } }""";

    static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();

    static string Address(string name) => string.Create(CultureInfo.InvariantCulture, $"api/subscriptions/{name}");

    async Task<string> PutAsync()
    {
        // Names of tests are longer than those of subscriptions.
        var name = $"s-{Fresh("n")}";
        ((int)(await SendAsync("PUT", Address(name), Minimal)).StatusCode).ShouldBe(201);
        return name;
    }
}
