using System.Text;
using Coordinator.Azure.Tests.Publishing;
using Shouldly;

namespace Coordinator.Azure.Tests.Worker;

/// <summary>Items over HTTP: through the host's forwarding and the worker's own server.</summary>
public sealed class ItemTests(AzurePublish publish, GenuineWorker worker) : WorkerTest(publish, worker)
{
    [SkippableFact]
    public async Task An_item_comes_back_changed_or_without_its_headers()
    {
        var item = $"api/items/worker/{Fresh()}";
        var put = await SendAsync("PUT", item, """{"n":1,"text":"ü€"}""");
        ((int)put.StatusCode).ShouldBe(201);
        put.Headers.ETag!.Tag.ShouldBe("\"1\"");

        var got = await SendAsync("GET", item);
        ((int)got.StatusCode).ShouldBe(200);
        (await got.Content.ReadAsStringAsync()).ShouldBe("""{"n":1,"text":"ü€"}""");
        got.Headers.ETag!.Tag.ShouldBe("\"1\"");
        got.Headers.GetValues("Coordinator-Commit-Time").ShouldBe(put.Headers.GetValues("Coordinator-Commit-Time"));
    }

    [SkippableFact]
    public async Task HEAD_has_a_body_or_other_headers_than_GET()
    {
        var item = $"api/items/worker/{Fresh()}";
        await SendAsync("PUT", item, """{"n":1}""");
        var head = await SendAsync("HEAD", item);
        ((int)head.StatusCode).ShouldBe(200);
        head.Headers.ETag!.Tag.ShouldBe("\"1\"");
        head.Content.Headers.ContentLength.ShouldBe(7);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_precondition_is_lost_on_the_way()
    {
        var item = $"api/items/worker/{Fresh()}";
        await SendAsync("PUT", item, """{"n":1}""");
        ((int)(await SendAsync("PUT", item, """{"n":2}""", ("If-Match", "\"1\""))).StatusCode).ShouldBe(200);
        await ProblemOf(
            await SendAsync("PUT", item, """{"n":3}""", ("If-Match", "\"1\"")), 412, "precondition-failed");
        ((int)(await SendAsync("GET", item, body: null, ("If-None-Match", "\"2\""))).StatusCode).ShouldBe(304);
        ((int)(await SendAsync("DELETE", item, body: null, ("If-Match", "\"2\""))).StatusCode).ShouldBe(204);
        await ProblemOf(await SendAsync("GET", item), 404, "not-found");
    }

    [SkippableTheory]
    [InlineData("a b")]
    [InlineData("a/b/c")]
    [InlineData("ü€/漢字/😀")]
    [InlineData("{tag}x+y&z=1;'\"")]
    [InlineData("100%/%41?#[]")]
    public async Task A_key_means_another_item_once_it_went_through_the_host(string key)
    {
        var start = Fresh();
        var escaped = string.Join('/', $"{start}{key}".Split('/').Select(Uri.EscapeDataString));
        var put = await SendAsync("PUT", $"api/items/worker/{escaped}", """{"n":1}""");
        (await JsonOf(put))["item"]!.GetValue<string>().ShouldBe($"worker/{start}{key}");
        ((int)(await SendAsync("GET", $"api/items/worker/{escaped}")).StatusCode).ShouldBe(200);
    }

    [SkippableTheory]
    [InlineData("PUT", "api/items/worker/?key=other", """{"key":"other"}""")]
    [InlineData("PUT", "api/items/worker", """{"key":"other"}""")]
    public async Task A_body_or_a_query_gives_the_key_that_the_address_lacks(
        string method, string address, string body) =>
        await ProblemOf(await SendAsync(method, address, body), 400, "invalid");

    [SkippableFact]
    public async Task A_body_or_a_query_takes_the_place_of_what_the_address_says()
    {
        var item = $"worker/{Fresh()}";
        var put = await SendAsync(
            "PUT", $"api/items/{item}?KEY=q&collection=q",
            """{"Key":"b","collection":"b","request":{},"client":1.5}""");
        (await JsonOf(put))["item"]!.GetValue<string>().ShouldBe(item);
    }

    [SkippableFact]
    public async Task Broken_json_is_an_error_of_the_host() => await ProblemOf(
        await SendAsync("PUT", $"api/items/worker/{Fresh()}", """{"n":"""), 400, "invalid");

    [SkippableFact]
    public async Task A_body_that_is_too_large_breaks_the_connection_or_is_read_to_its_end()
    {
        var body = new StringBuilder("{\"text\":\"").Append('x', 5 * 1024 * 1024).Append("\"}").ToString();
        await ProblemOf(await SendAsync("PUT", $"api/items/worker/{Fresh()}", body), 413, "too-large");
    }
}
