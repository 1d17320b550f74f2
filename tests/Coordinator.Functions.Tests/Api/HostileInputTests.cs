using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Coordinator.Core.Model;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>Input that is meant to break a server (S08): a clear answer in bounded time, and nothing written.</summary>
public sealed class HostileInputTests(ApiFixture fixture) : ApiTest(fixture)
{
    static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    static readonly Dictionary<string, byte[]> Bodies = new(StringComparer.Ordinal)
    {
        ["a byte order mark"] = [0xEF, 0xBB, 0xBF, .. "{\"operations\":[]}"u8],
        ["UTF-16, little end first"] = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{\"operations\":[]}")],
        ["UTF-16, big end first"] = [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("{\"operations\":[]}")],
        ["UTF-16 without a mark"] = Encoding.Unicode.GetBytes("{\"operations\":[]}"),
        ["UTF-32"] = Encoding.UTF32.GetBytes("{\"operations\":[]}"),
        ["a NUL"] = "{\"operations\":\0[]}"u8.ToArray(),
        ["bytes that are no UTF-8"] = [.. "{\"operations\":[{\"op\":\""u8, 0xC3, 0x28, .. "\"}]}"u8],
        ["two values"] = "{} {}"u8.ToArray(),
        ["text behind"] = "{\"operations\":[]}x"u8.ToArray(),
        ["a comment"] = "{/**/\"operations\":[]}"u8.ToArray(),
        ["a comma at the end"] = "{\"operations\":[],}"u8.ToArray(),
        ["NaN"] = "{\"operations\":[NaN]}"u8.ToArray(),
        ["half of a pair"] = "{\"operations\":[{\"op\":\"\\ud800\"}]}"u8.ToArray(),
        ["half of a pair in a name"] = "{\"\\udfff\":1}"u8.ToArray(),
        ["a thousand arrays"] = Text(new string('[', 1000) + new string(']', 1000)),
        ["a million arrays that never end"] = Text(new string('[', 1_000_000)),
        ["a member twice"] = "{\"operations\":[],\"operations\":[]}"u8.ToArray(),
        ["a member twice, spelled otherwise"] = "{\"operations\":[],\"\\u006fperations\":[]}"u8.ToArray(),
        ["a member a hundred thousand times"] =
            Text("{" + string.Join(',', Enumerable.Repeat("\"a\":1", 100_000)) + "}"),
        ["a number beyond all"] = "{\"operations\":1e400}"u8.ToArray(),
        ["a number of a million digits"] = Text("{\"operations\":" + new string('9', 1_000_000) + "}"),
        ["ten thousand operations"] = Text("{\"operations\":[" + string.Join(
            ',', Enumerable.Repeat("{\"op\":\"read\",\"item\":\"a/b\"}", 10_000)) + "]}"),
        ["a name of a megabyte"] = Text("{\"" + new string('n', 1_000_000) + "\":1}"),
        ["a key with a NUL"] = "{\"operations\":[{\"op\":\"put\",\"item\":\"a/b\\u0000\",\"value\":{}}]}"u8.ToArray(),
        ["a key that is too long"] =
            Text($"{{\"operations\":[{{\"op\":\"put\",\"item\":\"a/{new string('k', 513)}\",\"value\":{{}}}}]}}"),
        ["nothing"] = [],
    };

    public static TheoryData<string> Hostile => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_body_is_taken_or_breaks_the_host(string what)
    {
        var watch = Stopwatch.StartNew();
        using var content = new ByteArrayContent(Bodies[what]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var answer = await Http.PostAsync("api/transactions", content);
        var problem = await ProblemOf(answer, 400, "invalid");
        problem["errors"]!.AsObject().Count.ShouldBeGreaterThan(0, what);
        problem.ToJsonString().Length.ShouldBeLessThan(64 * 1024, what);
        watch.Elapsed.ShouldBeLessThan(Bound, what);
    }

    [Theory]
    [InlineData("-0")]
    [InlineData("1e-400")]
    [InlineData("1e-999999999")]
    [InlineData("1e308")]
    [InlineData("0.0000000000000000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task An_odd_number_is_changed_or_breaks_what_counts_on(string number)
    {
        var watch = Stopwatch.StartNew();
        var item = $"odd/{Fresh()}";
        await PutAsync(item, $$"""{"n":{{number}},"m":0}""");
        (await (await SendAsync("GET", $"api/items/{item}")).Content.ReadAsStringAsync()).ShouldContain(number);
        foreach (var operation in new[]
        {
            $$"""{"op":"check","item":"{{item}}","if":{"equals":{"/n":{{number}} } } }""",
            $$"""{"op":"add","item":"{{item}}","path":"/m","by":0,"min":{{number}}}""",
            $$"""{"op":"add","item":"{{item}}","path":"/n","by":1}""",
            $$"""{"op":"add","item":"{{item}}","path":"/m","by":{{number}}}""",
        })
        {
            var answer = await RunAsync($$"""{"operations":[{{operation}}]}""");
            ((int)answer.StatusCode).ShouldBeOneOf(200, 400, 409);
        }

        watch.Elapsed.ShouldBeLessThan(Bound);
    }

    [Fact]
    public async Task A_compressed_body_is_unpacked()
    {
        using var content = new ByteArrayContent([0x1F, 0x8B]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        var refused = await Http.PostAsync("api/transactions", content);
        await ProblemOf(refused, 415, "unsupported-media-type");
        refused.Headers.GetValues("Accept-Encoding").ShouldBe(["identity"]);
    }

    [Fact]
    public async Task A_slow_body_holds_a_connection_for_ever()
    {
        await using var host = await ApiHost.StartAsync(
            Fixture.Azurite, ("Coordinator:Limits:BodyTimeoutMs", "1000"));
        using var raw = await RawHttp.ConnectAsync(host.Address);
        var watch = Stopwatch.StartNew();
        await raw.WriteAsync(RawHttp.Head("/api/transactions", "Content-Length: 100000") + "{");
        var answer = await raw.ReadToEndAsync();
        answer.ShouldStartWith("HTTP/1.1 408 ");
        answer.ShouldContain("/problems/request-timeout");
        answer.ShouldContain("Connection: close");
        watch.Elapsed.ShouldBeLessThan(Bound);
    }

    [Fact]
    public async Task Many_large_bodies_at_once_are_all_taken_in()
    {
        await using var host = await ApiHost.StartAsync(
            Fixture.Azurite,
            ("Coordinator:Limits:BodyBytes", Limits.RequestBytesMax.ToString(CultureInfo.InvariantCulture)),
            ("Coordinator:Limits:BodyTimeoutMs", "5000"));
        using var first = await RawHttp.ConnectAsync(host.Address);
        var most = Limits.RequestBytesMax - 100_000;
        await first.WriteAsync(RawHttp.Head("/api/transactions", $"Content-Length: {Limits.RequestBytesMax}"));
        await first.WriteAsync(new byte[most]);
        using var http = host.Client();
        using var content = new ByteArrayContent(new byte[200_000]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        HttpResponseMessage? refused = null;
        await Eventually.IsTrueAsync(
            async () => (int)(refused = await http.PostAsync("api/transactions", content)).StatusCode == 429,
            TimeSpan.FromSeconds(4));
        await ProblemOf(refused!, 429, "busy");
        refused!.Headers.RetryAfter.ShouldNotBeNull();
        // The first one's time is up, and what it took is there again.
        (await first.ReadToEndAsync()).ShouldStartWith("HTTP/1.1 408 ");
        await Eventually.IsTrueAsync(
            async () => (int)(await http.PostAsync("api/transactions", content)).StatusCode == 400);
    }

    [Fact]
    public async Task A_long_address_or_a_large_head_gets_an_answer_without_a_body()
    {
        var address = $"api/transactions/x?pad={new string('p', Limits.AddressCharsMax)}";
        await ProblemOf(await SendAsync("GET", address), 414, "address-too-long");
        var fields = Enumerable.Range(0, Limits.HeadersMax + 1).Select(n => ($"X-Pad-{n}", "p")).ToArray();
        await ProblemOf(await SendAsync("GET", "api/health/live", headers: fields), 431, "headers-too-large");
        (string, string)[] large = [("X-Pad", new string('p', Limits.HeaderCharsMax))];
        await ProblemOf(await SendAsync("GET", "api/health/live", headers: large), 431, "headers-too-large");
    }

    static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
