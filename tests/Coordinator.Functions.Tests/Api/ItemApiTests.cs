using System.Net;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

public sealed class ItemApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task An_item_does_not_live_as_a_resource()
    {
        var address = $"api/items/things/{Fresh()}";
        await ProblemOf(await SendAsync("GET", address), 404, "not-found");

        var created = await SendAsync("PUT", address, """{ "n" : 1.10, "t": "é\u00e9" }""");
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        created.Headers.Location!.ToString().ShouldBe("/" + address);
        created.Headers.ETag!.ToString().ShouldBe("\"1\"");
        var written = await JsonOf(created);
        written["version"]!.GetValue<long>().ShouldBe(1);
        written["item"]!.GetValue<string>().ShouldBe(address["api/items/".Length..]);

        var read = await SendAsync("GET", address);
        read.Headers.ETag!.ToString().ShouldBe("\"1\"");
        read.Headers.GetValues("Coordinator-Commit-Time").Single().ShouldBe(written["commitTime"]!.GetValue<string>());
        read.Headers.CacheControl!.NoCache.ShouldBeTrue();
        (await read.Content.ReadAsStringAsync()).ShouldBe("""{"n":1.10,"t":"éé"}""");

        var replaced = await SendAsync("PUT", address, """{"n":2}""");
        replaced.StatusCode.ShouldBe(HttpStatusCode.OK);
        replaced.Headers.ETag!.ToString().ShouldBe("\"2\"");
        var patched = await SendAsync("PATCH", address, """{"m":3,"n":null}""", "application/merge-patch+json");
        patched.StatusCode.ShouldBe(HttpStatusCode.OK);
        patched.Headers.ETag!.ToString().ShouldBe("\"3\"");
        (await ReadAsync(address)).ShouldBe("""{"m":3}""");

        var deleted = await SendAsync("DELETE", address);
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await deleted.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        await ProblemOf(await SendAsync("GET", address), 404, "not-found");
        await ProblemOf(await SendAsync("DELETE", address), 404, "not-found");
        (await SendAsync("PUT", address, "{}")).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("PUT", "If-Match", "\"2\"", 200)]
    [InlineData("PUT", "If-Match", "\"1\"", 412)]
    [InlineData("PUT", "If-Match", "W/\"2\"", 412)]
    [InlineData("PUT", "If-Match", "\"nonsense\"", 412)]
    [InlineData("PUT", "If-Match", "\"7\", \"2\"", 200)]
    [InlineData("PUT", "If-Match", "\"7\", \"1\"", 412)]
    [InlineData("PUT", "If-Match", "*", 200)]
    [InlineData("PUT", "If-None-Match", "*", 412)]
    [InlineData("PATCH", "If-Match", "\"2\"", 200)]
    [InlineData("PATCH", "If-Match", "\"1\"", 412)]
    [InlineData("PATCH", "If-None-Match", "*", 412)]
    [InlineData("DELETE", "If-Match", "\"2\"", 204)]
    [InlineData("DELETE", "If-Match", "\"1\"", 412)]
    [InlineData("PUT", "If-Match", "2", 400)]
    [InlineData("PUT", "If-None-Match", "\"2\"", 400)]
    public async Task A_precondition_on_an_item_of_version_2_is_misjudged(
        string method, string header, string value, int status)
    {
        var address = $"api/items/things/{Fresh()}";
        await SendAsync("PUT", address, """{"n":1}""");
        await SendAsync("PUT", address, """{"n":2}""");
        var answer = await SendAsync(
            method, address, method == "DELETE" ? null : """{"n":3}""", headers: (header, value));
        ((int)answer.StatusCode).ShouldBe(status);
        if (status == 412)
            await ProblemOf(answer, 412, "precondition-failed");
        var isWritten = status < 400;
        var read = await SendAsync("GET", address);
        if (method == "DELETE" && isWritten)
            read.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        else
            (await read.Content.ReadAsStringAsync()).ShouldBe(isWritten ? """{"n":3}""" : """{"n":2}""");
    }

    [Theory]
    [InlineData("PUT", "If-Match", "\"1\"", 412)]
    [InlineData("PUT", "If-Match", "\"0\"", 412)]
    [InlineData("PUT", "If-Match", "*", 412)]
    [InlineData("PUT", "If-None-Match", "*", 201)]
    [InlineData("PATCH", null, null, 404)]
    [InlineData("PATCH", "If-Match", "*", 412)]
    [InlineData("PATCH", "If-None-Match", "*", 201)]
    [InlineData("DELETE", null, null, 404)]
    [InlineData("DELETE", "If-Match", "*", 412)]
    [InlineData("GET", "If-Match", "*", 412)]
    [InlineData("GET", "If-None-Match", "*", 404)]
    public async Task A_precondition_on_a_missing_item_is_misjudged(
        string method, string? header, string? value, int status)
    {
        var address = $"api/items/things/{Fresh()}";
        var body = method is "PUT" or "PATCH" ? """{"n":1}""" : null;
        (string, string)[] headers = header is null ? [] : [(header, value!)];
        var answer = await SendAsync(method, address, body, headers: headers);
        ((int)answer.StatusCode).ShouldBe(status);
        (await SendAsync("GET", address)).StatusCode
            .ShouldBe(status == 201 ? HttpStatusCode.OK : HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("If-None-Match", "\"1\"", 304)]
    [InlineData("If-None-Match", "W/\"1\"", 304)]
    [InlineData("If-None-Match", "\"2\", \"1\"", 304)]
    [InlineData("If-None-Match", "*", 304)]
    [InlineData("If-None-Match", "\"2\"", 200)]
    [InlineData("If-Match", "\"1\"", 200)]
    [InlineData("If-Match", "\"2\"", 412)]
    public async Task A_conditional_read_is_misjudged(string header, string value, int status)
    {
        var address = $"api/items/things/{Fresh()}";
        await SendAsync("PUT", address, """{"n":1}""");
        var answer = await SendAsync("GET", address, headers: (header, value));
        ((int)answer.StatusCode).ShouldBe(status);
        answer.Headers.ETag!.ToString().ShouldBe("\"1\"");
        if (status == 304)
            (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Both_preconditions_at_once_are_guessed_at()
    {
        var answer = await SendAsync(
            "PUT", $"api/items/things/{Fresh()}", "{}", headers: [("If-Match", "\"1\""), ("If-None-Match", "*")]);
        (await ProblemOf(answer, 400, "invalid"))["errors"]!["If-None-Match"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_repeated_key_writes_twice()
    {
        var (address, id) = ($"api/items/things/{Fresh()}", Fresh());
        var first = await SendAsync("PUT", address, """{"n":1}""", headers: ("Idempotency-Key", id));
        await SendAsync("PUT", address, """{"n":2}""");
        var again = await SendAsync("PUT", address, """{ "n": 1 }""", headers: ("Idempotency-Key", id));
        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await JsonOf(again)).ToJsonString().ShouldBe((await JsonOf(first)).ToJsonString());
        (await ReadAsync(address)).ShouldBe("""{"n":2}""");
        await ProblemOf(
            await SendAsync("PUT", address, """{"n":3}""", headers: ("Idempotency-Key", id)), 422,
            "idempotency-mismatch");

        var deleted = await SendAsync("DELETE", address, headers: ("Idempotency-Key", id + "-d"));
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await SendAsync("DELETE", address, headers: ("Idempotency-Key", id + "-d"))).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
        var report = await JsonOf(await SendAsync("GET", $"api/transactions/{id}-d"));
        report["status"]!.GetValue<string>().ShouldBe("committed");
    }

    [Fact]
    public async Task A_list_of_tags_beside_a_key_is_guessed_at()
    {
        var answer = await SendAsync(
            "PUT", $"api/items/things/{Fresh()}", "{}",
            headers: [("If-Match", "\"1\", \"2\""), ("Idempotency-Key", Fresh())]);
        (await ProblemOf(answer, 400, "invalid"))["errors"]!["If-Match"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("100%25")]
    [InlineData("100%2525")]
    [InlineData("a%252Fb")]
    [InlineData("what%3F")]
    [InlineData("nr%231")]
    [InlineData("caf%C3%A9")]
    [InlineData("%E6%97%A5%E6%9C%AC")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("a%20b+c")]
    [InlineData("%7Btag%7D/x")]
    [InlineData("a%5Cb")]
    [InlineData("%22quoted%22")]
    [InlineData("semi;colon=1,2")]
    [InlineData("a%2F..%2Fb")]
    public async Task A_key_changes_on_its_way_through_the_address(string encoded)
    {
        // The unique part comes first, so that what follows keeps its place at the end.
        var unique = Fresh();
        var key = $"{unique}/{Uri.UnescapeDataString(encoded)}";
        var address = $"api/items/keys/{unique}/{encoded}";
        var put = await SendAsync("PUT", address, """{"n":1}""");
        put.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await JsonOf(put))["item"]!.GetValue<string>().ShouldBe($"keys/{key}");
        (await ReadAsync(address)).ShouldBe("""{"n":1}""");
        (await ReadAsync(put.Headers.Location!.ToString())).ShouldBe("""{"n":1}""");

        var quoted = System.Text.Json.JsonSerializer.Serialize($"keys/{key}");
        var snapshot = await JsonOf(await SendAsync("POST", "api/read", $"{{ \"items\": [{quoted}] }}"));
        snapshot["items"]![0]!["version"]!.GetValue<long>().ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_name_is_let_through()
    {
        (await ProblemOf(await SendAsync("PUT", "api/items/a.b/c", "{}"), 400, "invalid"))["errors"]!["{collection}"]
            .ShouldNotBeNull();
        (await ProblemOf(await SendAsync("GET", "api/items/a"), 400, "invalid"))["errors"]!["{key}"].ShouldNotBeNull();
        var longKey = new string('k', 513);
        (await ProblemOf(await SendAsync("GET", $"api/items/a/{longKey}"), 400, "invalid"))["errors"]!["{key}"]
            .ShouldNotBeNull();
    }

    [Theory]
    [InlineData("%ff")]
    [InlineData("a%2Fb%C3")]
    [InlineData("%ED%A0%80")]
    public async Task A_key_with_an_escape_that_is_no_text_is_the_same_as_one_with_a_percent_sign(string wrong)
    {
        var unique = Fresh();
        foreach (var method in new[] { "GET", "PUT", "PATCH", "DELETE" })
        {
            var answer = await SendAsync(method, $"api/items/keys/{unique}/{wrong}", method == "GET" ? null : "{}");
            var problem = await ProblemOf(answer, 400, "invalid");
            problem["errors"]!["{key}"]!.GetValue<string>().ShouldContain("%25");
        }

        var right = wrong.Replace("%", "%25", StringComparison.Ordinal);
        (await SendAsync("PUT", $"api/items/keys/{unique}/{right}", "{}")).StatusCode.ShouldBe(HttpStatusCode.Created);
        await ProblemOf(await SendAsync("GET", $"api/transactions/{unique}%ff"), 400, "invalid");
    }

    [Fact]
    public async Task Consistency_is_ignored()
    {
        var address = $"api/items/things/{Fresh()}";
        await SendAsync("PUT", address, """{"n":1}""");
        (await ReadAsync(address + "?consistency=strong")).ShouldBe("""{"n":1}""");
        await Eventually.IsTrueAsync(async () => await ReadAsync(address + "?consistency=eventual") == """{"n":1}""");
        var wrong = await SendAsync("GET", address + "?consistency=weak");
        (await ProblemOf(wrong, 400, "invalid"))["errors"]!["?consistency"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData("7", "")]
    [InlineData("{\"a\":1,\"a\":2}", "/a")]
    [InlineData("{\"a\":1e999}", "/a")]
    [InlineData("{", "")]
    public async Task A_value_that_cannot_be_stored_is_let_through(string value, string place)
    {
        var address = $"api/items/things/{Fresh()}";
        foreach (var method in new[] { "PUT", "PATCH" })
            (await ProblemOf(await SendAsync(method, address, value), 400, "invalid"))["errors"]!.AsObject()
                .Single().Key.ShouldBe(place);
        await ProblemOf(await SendAsync("GET", address), 404, "not-found");
    }

    async Task<string> ReadAsync(string address) => await (await SendAsync("GET", address)).Content.ReadAsStringAsync();
}
