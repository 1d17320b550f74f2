using System.Net;
using System.Net.Sockets;
using System.Text;
using Coordinator.Core.Model;
using Coordinator.Functions.Tests.Support;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>
/// Bad input over HTTP: a 4xx problem that names the place, and nothing written. Every transaction begins with a good
/// put, whose item must not be there afterwards.
/// </summary>
public sealed class BadInputTests(ApiFixture fixture) : ApiTest(fixture)
{
    static readonly string Deep = string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100);

    public static TheoryData<string, string, int, string> Transactions => new()
    {
        { "malformed JSON", """{ "op": "put" "item" }""", 400, "/operations/1/op" },
        { "unknown fields", """{ "op": "put", "item": "a/b", "value": {}, "valeu": {} }""", 400,
            "/operations/1/valeu" },
        { "wrong types", """{ "op": "add", "item": "a/b", "path": "/n", "by": "ten" }""", 400, "/operations/1/by" },
        { "unknown operation", """{ "op": "increment", "item": "a/b" }""", 400, "/operations/1/op" },
        { "invalid pointer", """{ "op": "add", "item": "a/b", "path": "n", "by": 1 }""", 400, "/operations/1/path" },
        { "unknown collection characters", """{ "op": "put", "item": "a b/c", "value": {} }""", 400,
            "/operations/1/item" },
        { "duplicate members", """{ "op": "put", "item": "a/b", "value": { "x": 1, "x": 2 } }""", 400,
            "/operations/1/value/x" },
        { "number out of range", """{ "op": "put", "item": "a/b", "value": { "x": 1e999 } }""", 400,
            "/operations/1/value/x" },
        { "add out of range", """{ "op": "add", "item": "a/b", "path": "/n", "by": 1e300 }""", 400,
            "/operations/1/by" },
        { "value is no object", """{ "op": "put", "item": "a/b", "value": 7 }""", 400, "/operations/1/value" },
        { "check without if", """{ "op": "check", "item": "a/b" }""", 400, "/operations/1/if" },
    };

    [Theory]
    [MemberData(nameof(Transactions))]
    public async Task Bad_input_is_let_through(string what, string operation, int status, string place)
    {
        var key = Fresh();
        var answer = await RunAsync(With(key, operation));
        var problem = await ProblemOf(answer, status, "invalid");
        problem["errors"]!.AsObject().Select(error => error.Key).ShouldContain(place, what);
        await ShouldNotExistAsync(key);
    }

    [Fact]
    public async Task Deep_json_is_let_through()
    {
        var key = Fresh();
        var answer = await RunAsync(With(key, $$"""{ "op": "put", "item": "a/b", "value": {{Deep}} }"""));
        var problem = await ProblemOf(answer, 400, "invalid");
        problem["errors"]!.AsObject().Single().Key.ShouldStartWith("/operations/1/value/a/a");
        await ShouldNotExistAsync(key);
        await ProblemOf(await SendAsync("PUT", $"api/items/bad/{key}", Deep), 400, "invalid");
        await ShouldNotExistAsync(key);
    }

    [Fact]
    public async Task Too_many_operations_are_let_through()
    {
        var key = Fresh();
        var many = string.Join(',', Enumerable.Repeat("""{ "op": "read", "item": "a/b" }""", Limits.OperationsMax));
        var problem = await ProblemOf(await RunAsync(With(key, many)), 400, "invalid");
        problem["errors"]!["/operations"]!.GetValue<string>().ShouldContain("100");
        await ShouldNotExistAsync(key);
    }

    [Fact]
    public async Task An_oversize_item_is_let_through()
    {
        var key = Fresh();
        var value = $"{{\"a\":\"{new string('x', Limits.ItemBytesMax)}\"}}";
        var problem = await ProblemOf(
            await RunAsync(With(key, $$"""{ "op": "put", "item": "a/b", "value": {{value}} }""")), 413, "too-large");
        problem["errors"]!["/operations/1/value"]!.GetValue<string>().ShouldContain("393216");
        await ShouldNotExistAsync(key);
        await ProblemOf(await SendAsync("PUT", $"api/items/bad/{key}", value), 413, "too-large");
        await ShouldNotExistAsync(key);
    }

    [Fact]
    public async Task An_item_that_grows_over_the_limit_is_written()
    {
        var key = Fresh();
        var half = $"\"{new string('x', Limits.ItemBytesMax * 2 / 3)}\"";
        await PutAsync($"bad/{key}", $"{{\"a\":{half}}}");
        var patch = await SendAsync(
            "PATCH", $"api/items/bad/{key}", $"{{\"b\":{half}}}", "application/merge-patch+json");
        await ProblemOf(patch, 413, "too-large");
        var merge = await RunAsync(
            $$"""{ "operations": [ { "op": "merge", "item": "bad/{{key}}", "value": { "b": {{half}} } } ] }""");
        var problem = await ProblemOf(merge, 409, "aborted");
        problem["operations"]![0]!["reason"]!.GetValue<string>().ShouldBe("tooLarge");
        (await SendAsync("GET", $"api/items/bad/{key}")).Headers.ETag!.Tag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task A_slot_that_is_too_large_tells_a_wrong_version()
    {
        var tag = Fresh();
        var third = new string('x', Limits.SlotChangeBytesMax / 3);
        var names = Enumerable.Range(0, 4).Select(n => $"bad/{{{tag}}}{n}").ToList();
        await PutAsync(names[0], """{"n":0}""");
        var puts = Enumerable.Range(0, 4).Select(
            n => $$"""{ "op": "put", "item": "{{names[n]}}", "value": { "a": "{{third}}" } }""");
        var problem = await ProblemOf(
            await RunAsync($$"""{ "operations": [ {{string.Join(',', puts)}} ] }"""), 409, "aborted");
        var failure = problem["operations"]![0]!;
        failure["reason"]!.GetValue<string>().ShouldBe("tooLarge");
        failure["actual"]!["version"]!.GetValue<long>().ShouldBe(1);
    }

    [Fact]
    public async Task An_overflow_in_add_is_written()
    {
        var key = Fresh();
        await PutAsync($"bad/{key}", """{"n":79228162514264337593543950335}""");
        var answer = await RunAsync($$"""
            { "operations": [
                { "op": "put", "item": "bad/{{key}}-first", "value": {} },
                { "op": "add", "item": "bad/{{key}}", "path": "/n", "by": 1 } ] }
            """);
        var problem = await ProblemOf(answer, 409, "aborted");
        problem["operations"]![0]!["index"]!.GetValue<int>().ShouldBe(1);
        problem["operations"]![0]!["reason"]!.GetValue<string>().ShouldBe("overflow");
        await ShouldNotExistAsync($"{key}-first");
    }

    [Fact]
    public async Task More_slots_than_fit_are_let_through()
    {
        var key = Fresh();
        var puts = string.Join(
            ',', Enumerable.Range(0, 99)
            .Select(n => $$"""{ "op": "put", "item": "bad/{{key}}-{{n}}", "value": {} }"""));
        var problem = await ProblemOf(await RunAsync(With(key, puts)), 400, "invalid");
        problem["errors"]!["/operations"]!.GetValue<string>().ShouldContain("at most 25");
        await ShouldNotExistAsync(key);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Another_media_type_is_let_through(string mediaType)
    {
        var key = Fresh();
        var body = With(key, """{ "op": "read", "item": "a/b" }""");
        await ProblemOf(await SendAsync("POST", "api/transactions", body, mediaType), 415, "unsupported-media-type");
        await ProblemOf(await SendAsync("PUT", $"api/items/bad/{key}", "{}", mediaType), 415, "unsupported-media-type");
        var patch = await SendAsync("PATCH", $"api/items/bad/{key}", "{}", mediaType);
        await ProblemOf(patch, 415, "unsupported-media-type");
        patch.Headers.GetValues("Accept-Patch").ShouldBe(["application/merge-patch+json"]);
        await ProblemOf(await SendAsync("POST", "api/read", "{}", mediaType), 415, "unsupported-media-type");
        await ShouldNotExistAsync(key);
    }

    [Fact]
    public async Task A_body_without_a_type_is_let_through() =>
        await ProblemOf(await SendAsync("POST", "api/transactions"), 415, "unsupported-media-type");

    /// <summary>
    /// Says that 5 MiB will come and sends nothing of it: an answer can only come from the announcement.
    /// </summary>
    [Fact]
    public async Task A_body_that_announces_too_much_is_read_first()
    {
        var head = "POST /api/transactions HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 5242880\r\n\r\n";
        (await RawAsync(head)).ShouldStartWith("HTTP/1.1 413 ");
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_read_without_end()
    {
        using var content = new StreamContent(new MemoryStream(new byte[Limits.RequestBytesMax + 1]));
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/transactions") { Content = content };
        request.Headers.TransferEncodingChunked = true;
        await ProblemOf(await Http.SendAsync(request), 413, "too-large");
    }

    [Theory]
    [InlineData("?explain=1", "?explain")]
    [InlineData("?dryRun=yes", "?dryRun")]
    [InlineData("?dryRun=true&dryRun=false", "?dryRun")]
    public async Task A_wrong_query_parameter_is_ignored(string query, string place)
    {
        var key = Fresh();
        var answer = await SendAsync(
            "POST", "api/transactions" + query, With(key, """{ "op": "read", "item": "a/b" }"""));
        (await ProblemOf(answer, 400, "invalid"))["errors"]!.AsObject().Single().Key.ShouldBe(place);
        await ShouldNotExistAsync(key);
    }

    [Theory]
    [InlineData("GET", "api/transactions", "OPTIONS, POST")]
    [InlineData("DELETE", "api/transactions", "OPTIONS, POST")]
    [InlineData("POST", "api/transactions/x", "GET, HEAD, OPTIONS")]
    [InlineData("GET", "api/transactions/x/abort", "OPTIONS, POST")]
    [InlineData("POST", "api/items/a/b/c", "DELETE, GET, HEAD, OPTIONS, PATCH, PUT")]
    [InlineData("GET", "api/read", "OPTIONS, POST")]
    [InlineData("PUT", "api/in-doubt", "GET, HEAD, OPTIONS")]
    [InlineData("POST", "api/health/live", "GET, HEAD, OPTIONS")]
    public async Task A_wrong_method_is_no_405(string method, string address, string allowed)
    {
        var answer = await SendAsync(method, address);
        await ProblemOf(answer, 405, "method-not-allowed");
        string.Join(", ", answer.Content.Headers.Allow.Order(StringComparer.Ordinal)).ShouldBe(allowed);
        var options = await SendAsync("OPTIONS", address);
        options.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        string.Join(", ", options.Content.Headers.Allow.Order(StringComparer.Ordinal)).ShouldBe(allowed);
    }

    [Theory]
    [InlineData("api/transaction")]
    [InlineData("api/items")]
    [InlineData("api/health")]
    [InlineData("api/")]
    public async Task An_unknown_address_is_no_404(string address) =>
        await ProblemOf(await SendAsync("GET", address), 404, "not-found");

    [Fact]
    public async Task Head_has_a_body_or_other_headers()
    {
        var key = Fresh();
        await PutAsync($"bad/{key}", """{"a":1}""");
        var get = await SendAsync("GET", $"api/items/bad/{key}");
        var head = await SendAsync("HEAD", $"api/items/bad/{key}");
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Headers.ETag.ShouldBe(get.Headers.ETag);
        head.Content.Headers.ContentLength.ShouldBe(7);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    static string With(string key, string operation) =>
        $$"""{ "operations": [ { "op": "put", "item": "bad/{{key}}", "value": { "a": 1 } }, {{operation}} ] }""";

    async Task ShouldNotExistAsync(string key) =>
        (await SendAsync("GET", $"api/items/bad/{key}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    async Task<string> RawAsync(string head)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(Fixture.Host.Address.Host, Fixture.Host.Address.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System) ?? "";
    }
}
