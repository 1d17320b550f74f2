using System.Net;
using System.Text.Json.Nodes;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Functions.Recovery;
using Coordinator.Functions.Tests.Support;
using Coordinator.Storage.Queues;
using Coordinator.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

public sealed class OperatorApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task A_healthy_host_is_not_ready()
    {
        var live = await JsonOf(await SendAsync("GET", "api/health/live"));
        live["status"]!.GetValue<string>().ShouldBe("ok");
        var ready = await JsonOf(await SendAsync("GET", "api/health/ready"));
        ready["status"]!.GetValue<string>().ShouldBe("ok");
        ready["checks"]!.AsArray().Select(check => (check!["name"]!.GetValue<string>(), check["ok"]!.GetValue<bool>()))
            .ShouldBe([("register", true), ("store:a", true), ("store:b", true), ("store:c", true)]);
    }

    [Fact]
    public async Task The_served_document_is_another()
    {
        var answer = await SendAsync("GET", "api/openapi.json");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(Contracts.OpenApi.OpenApiDocument.Text);
    }

    [Fact]
    public async Task Security_headers_are_missing()
    {
        foreach (var address in new[] { "api/health/live", "api/items/a/none", "api/nothing" })
        {
            var answer = await SendAsync("GET", address);
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            answer.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    /// <summary>
    /// A half prepared attempt of a coordinator that is gone: it is listed, a conflict names it, and after its deadline
    /// the sweeper removes it.
    /// </summary>
    [Fact]
    public async Task An_attempt_that_was_left_open_stays_hidden_or_for_ever()
    {
        var item = new ItemName("things", Fresh());
        var id = Fresh();
        await OpenAttempt.LeaveAsync(Fixture.Host.Services, item, new TransactionId(id), TimeSpan.FromSeconds(8));

        var listed = await JsonOf(await SendAsync("GET", "api/in-doubt?olderThanMs=0"));
        var found = listed["transactions"]!.AsArray().Single(entry => entry!["id"]!.GetValue<string>() == id)!;
        found["attempt"]!.GetValue<int>().ShouldBe(1);
        found["items"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldBe([item.ToString()]);
        found["votes"]!.AsArray().Count.ShouldBeGreaterThan(0);
        (await JsonOf(await SendAsync("GET", "api/in-doubt?olderThanMs=86400000")))["transactions"]!.AsArray()
            .ShouldBeEmpty();

        var blocked = await ProblemOf(await RunAsync(
            $$"""{ "timeoutMs": 1, "operations": [ { "op": "put", "item": "{{item}}", "value": {} } ] }"""), 409,
            "aborted");
        blocked["retryable"]!.GetValue<bool>().ShouldBeTrue();
        blocked["operations"]![0]!["reason"]!.GetValue<string>().ShouldBe("conflict");
        blocked["operations"]![0]!["holder"]!.GetValue<string>().ShouldBe(id);

        await Eventually.IsTrueAsync(
            async () => (await InDoubtAsync()).All(entry => entry!["id"]!.GetValue<string>() != id));
        (await RunAsync($$"""{ "operations": [ { "op": "put", "item": "{{item}}", "value": {} } ] }""")).StatusCode
            .ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>
    /// What another host asks for by the queue; here the attempt's time is over when the message comes.
    /// </summary>
    [Fact]
    public async Task A_request_to_resolve_is_not_served()
    {
        var item = new ItemName("things", Fresh());
        var id = Fresh();
        var attempt = await OpenAttempt.LeaveAsync(
            Fixture.Host.Services, item, new TransactionId(id), TimeSpan.FromMilliseconds(1));
        var function = ActivatorUtilities.CreateInstance<ResolveFunctions>(Fixture.Host.Services);
        await function.RunAsync(ResolveNudgeCodec.Encode(new ResolveNudge(attempt, TimeSpan.Zero)));
        (await InDoubtAsync()).ShouldAllBe(entry => entry!["id"]!.GetValue<string>() != id);
        await Should.ThrowAsync<FormatException>(() => function.RunAsync("{}"));
    }

    [Fact]
    public async Task A_wrong_age_is_ignored()
    {
        var answer = await SendAsync("GET", "api/in-doubt?olderThanMs=-1");
        (await ProblemOf(answer, 400, "invalid"))["errors"]!["?olderThanMs"].ShouldNotBeNull();
    }

    async Task<JsonArray> InDoubtAsync() =>
        (await JsonOf(await SendAsync("GET", "api/in-doubt")))["transactions"]!.AsArray();
}
