using System.Text.Json.Nodes;
using Coordinator.Core.Model;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit.Sagas;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>Definitions of sagas over HTTP.</summary>
public sealed class SagaDefinitionApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task A_version_is_lost_changed_or_made_twice()
    {
        var name = Fresh();
        var (one, two) = (SagaTexts.Three, SagaTexts.Of(SagaTexts.Wait("ok")));
        (await PutTextAsync(name, one)).ShouldBe(1);
        (await PutTextAsync(name, one)).ShouldBe(1);
        (await PutTextAsync(name, two)).ShouldBe(2);

        var newest = await JsonOf(await SendAsync("GET", Address(name)));
        newest["name"]!.GetValue<string>().ShouldBe(name);
        newest["version"]!.GetValue<int>().ShouldBe(2);
        JsonNode.DeepEquals(newest["definition"], JsonNode.Parse(two)).ShouldBeTrue();
        var first = await JsonOf(await SendAsync("GET", Address(name) + "?version=1"));
        JsonNode.DeepEquals(first["definition"], JsonNode.Parse(one)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_definition_that_is_missing_is_no_404_that_says_what_to_do()
    {
        var name = Fresh();
        var missing = await ProblemOf(await SendAsync("GET", Address(name)), 404, "not-found");
        missing["detail"]!.GetValue<string>().ShouldContain($"PUT /api/sagas/definitions/{name}");
        await PutTextAsync(name, SagaTexts.Three);
        var version = await ProblemOf(await SendAsync("GET", Address(name) + "?version=2"), 404, "not-found");
        version["detail"]!.GetValue<string>().ShouldContain("version 2");
        foreach (var bad in new[] { "0", "-1", "x", "99999999999" })
            await ProblemOf(await SendAsync("GET", $"{Address(name)}?version={bad}"), 400, "invalid");
    }

    [Fact]
    public async Task A_mistake_is_told_without_its_line_or_hides_another()
    {
        const string Wrong = """
            { "steps": [
                { "name": "seat", "http": { "method": "FETCH", "url": "https://air.example/seats" },
                  "compensate": { "http": { "method": "DELETE", "url": "https://air.example/${steps.roon.body}" } } },
                { "name": "room", "after": [ "cellar" ], "wait": { "event": "ok", "timeoutMs": 1 } } ] }
            """;
        var problem = await ProblemOf(await SendAsync("PUT", Address(Fresh()), Wrong), 400, "invalid");
        var errors = problem["errors"]!.AsObject().ToDictionary(error => error.Key, error => error.Value!.ToString());
        errors["/steps/0/http/method"].ShouldStartWith("line 2, column 43: Must be one of GET");
        errors["/steps/1/after/0"].ShouldStartWith("line 4, column 34: ");
        errors["/steps/1/after/0"].ShouldContain("cellar");
    }

    [Fact]
    public async Task Text_that_is_no_json_is_told_without_its_line()
    {
        var problem = await ProblemOf(
            await SendAsync("PUT", Address(Fresh()), "{ \"steps\": [\n  { \"name\": } ] }"), 400, "invalid");
        problem["errors"]!.AsObject().Single().Value!.GetValue<string>().ShouldStartWith("line 2, column ");
    }

    [Fact]
    public async Task A_definition_over_the_limit_is_stored_or_one_at_it_is_not()
    {
        var name = Fresh();
        var text = SagaTexts.Three + new string(' ', Limits.SagaDefinitionBytesMax - SagaTexts.Three.Length);
        (await PutTextAsync(name, text)).ShouldBe(1);
        var problem = await ProblemOf(await SendAsync("PUT", Address(name), text + " "), 413, "too-large");
        problem["errors"]![""]!.GetValue<string>().ShouldContain("131072");
    }

    [Fact]
    public async Task A_text_with_a_byte_order_mark_is_refused()
    {
        var name = Fresh();
        (await PutTextAsync(name, "\ufeff" + SagaTexts.Three)).ShouldBe(1);
        (await PutTextAsync(name, SagaTexts.Three)).ShouldBe(1);
    }

    [Theory]
    [InlineData("a.b")]
    [InlineData("%C3%A4")]
    [InlineData("a%20b")]
    public async Task A_name_of_other_characters_is_taken(string name)
    {
        var problem = await ProblemOf(await SendAsync("PUT", Address(name), SagaTexts.Three), 400, "invalid");
        problem["errors"]!.AsObject().ShouldHaveSingleItem().Key.ShouldBe("{name}");
        await ProblemOf(await SendAsync("GET", Address(name)), 400, "invalid");
    }

    [Fact]
    public async Task Another_media_type_is_taken() => await ProblemOf(
        await SendAsync("PUT", Address(Fresh()), SagaTexts.Three, "text/plain"), 415, "unsupported-media-type");

    [Fact]
    public async Task The_list_misses_a_definition()
    {
        var names = Enumerable.Range(0, 3).Select(_ => Fresh()).ToList();
        foreach (var name in names)
            await PutTextAsync(name, SagaTexts.Three);
        var (listed, cursor) = (new List<string>(), "");
        do
        {
            var page = await JsonOf(await SendAsync("GET", $"api/sagas/definitions?top=2{cursor}"));
            page["items"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(2);
            listed.AddRange(page["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()));
            cursor = page["cursor"] is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);

        listed.ShouldBeUnique();
        names.ShouldBeSubsetOf(listed);
        await ProblemOf(await SendAsync("GET", "api/sagas/definitions?cursor=!"), 400, "invalid");
        await ProblemOf(await SendAsync("GET", "api/sagas/definitions?top=201"), 400, "invalid");
    }

    async Task<int> PutTextAsync(string name, string text)
    {
        var answer = await SendAsync("PUT", Address(name), text);
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return (await JsonOf(answer))["version"]!.GetValue<int>();
    }

    static string Address(string name) => $"api/sagas/definitions/{name}";
}
