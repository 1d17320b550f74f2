using System.Diagnostics;
using System.Text.Json.Nodes;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Functions.Recovery;
using Coordinator.Functions.Tests.Subscriptions;
using Coordinator.Functions.Tests.Support;
using Coordinator.Storage.Queues;
using Coordinator.TestKit;
using Coordinator.TestKit.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Telemetry;

/// <summary>Traces of callers, through whatever comes of their requests.</summary>
public sealed class TraceTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task A_transfer_leaves_the_trace_of_its_caller()
    {
        using var spans = new SpanRecorder();
        var id = Fresh();
        (await RunAsync(Transfer(id), ("traceparent", spans.Caller))).EnsureSuccessStatusCode();
        await Eventually.IsTrueAsync(() => spans.Names.Contains("transaction.finish"));

        spans.Names.ShouldBe(
        [
            "transaction", "transaction.read", "transaction.evaluate", "transaction.prepare", "transaction.finish",
        ]);
        var root = spans.Ended.Single(span => span.OperationName == "transaction");
        spans.Ended.Where(span => span != root).ShouldAllBe(span => span.ParentSpanId == root.SpanId);
        Tag(root, "coordinator.transaction").ShouldBe(id);
        Tag(root, "coordinator.outcome").ShouldBe("committed");
        Tag(root, "coordinator.plan").ShouldBe("votes");
        Tag(root, "coordinator.attempts").ShouldBe("1");
    }

    [Fact]
    public async Task Spans_tell_items_or_values()
    {
        using var spans = new SpanRecorder();
        var id = Fresh();
        (await RunAsync(Transfer(id, "canary-item"), ("traceparent", spans.Caller))).EnsureSuccessStatusCode();
        await Eventually.IsTrueAsync(() => spans.Names.Contains("transaction.finish"));
        spans.Ended.SelectMany(span => span.TagObjects).ShouldAllBe(
            tag => !$"{tag.Value}".Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_transaction_that_is_handed_over_leaves_the_trace_of_its_caller()
    {
        using var spans = new SpanRecorder();
        var id = Fresh();
        var answer = await RunAsync(
            Transfer(id), ("traceparent", spans.Caller), ("Prefer", "respond-async, wait=60"));
        ((int)answer.StatusCode).ShouldBe(200);
        await Eventually.IsTrueAsync(() => spans.Names.Contains("transaction.finish"));

        spans.Names.ShouldBe(
        [
            "transaction", "transaction.read", "transaction.evaluate", "transaction.prepare", "transaction.finish",
        ]);
        Tag(spans.Ended.Single(span => span.OperationName == "transaction"), "coordinator.plan")
            .ShouldBe("orchestrated");
        var activity = await JsonOf(await SendAsync("GET", "api/activity?limit=1000"));
        var run = activity["ended"]!.AsArray().Last(run => run!["id"]!.GetValue<string>() == id)!;
        run["plan"]!.GetValue<string>().ShouldBe("orchestrated");
        run["traceId"]!.GetValue<string>().ShouldBe(spans.TraceId);
        run["phases"]!.AsArray()[^1]!["name"]!.GetValue<string>().ShouldBe("finish");
        run["durationMs"]!.GetValue<double>().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_call_of_a_saga_leaves_the_trace_of_the_saga()
    {
        await using var participant = await HookServer.StartAsync();
        await using var host = await ApiHost.StartAsync(
            Fixture.Azurite, ("Coordinator:Outgoing:AllowedHosts:0", participant.Host), ("TASKHUB_NAME", "traces"));
        using var http = host.Client();
        using var spans = new SpanRecorder();
        var (name, id) = (Fresh(), Fresh());
        var definition = $$"""
            { "steps": [
                { "name": "seat", "http": { "method": "POST", "url": "{{participant.Url}}", "body": {} },
                  "compensate": { "http": { "method": "POST", "url": "{{participant.Url}}" } } },
                { "name": "pay", "transaction": { "operations": [
                    { "op": "put", "item": "paid/{{id}}", "value": {} } ] },
                  "compensate": { "transaction": { "operations": [ { "op": "delete", "item": "paid/{{id}}" } ] } } } ] }
            """;
        (await SendAsync(http, "PUT", $"api/sagas/definitions/{name}", definition)).EnsureSuccessStatusCode();
        var start = $$"""{ "definition": "{{name}}", "id": "{{id}}", "input": {} }""";
        (await SendAsync(http, "POST", "api/sagas", start, headers: ("traceparent", spans.Caller)))
            .EnsureSuccessStatusCode();
        string[] awaited = ["saga.call", "saga.transaction", "transaction.finish"];
        await Eventually.IsTrueAsync(() => awaited.All(spans.Names.Contains));

        var call = spans.Ended.Single(span => span.OperationName == "saga.call");
        participant.Requests.ShouldHaveSingleItem().Headers["traceparent"].ShouldBe(call.Id);
        var step = spans.Ended.Single(span => span.OperationName == "saga.transaction");
        spans.Ended.Single(span => span.OperationName == "transaction").ParentSpanId.ShouldBe(step.SpanId);
    }

    [Fact]
    public async Task A_message_of_a_host_that_gave_up_is_not_linked_to_its_trace()
    {
        var (item, id) = (new ItemName("things", Fresh()), Fresh());
        var attempt = await OpenAttempts.LeaveAsync(
            Fixture.Host.Services, item, new TransactionId(id), TimeSpan.Zero);
        using var spans = new SpanRecorder();
        var message = ResolveNudgeCodec.Encode(
            new ResolveNudge(attempt, TimeSpan.Zero), new MessageStamp(spans.Caller, DueAt: null));
        await ActivatorUtilities.CreateInstance<ResolveFunctions>(Fixture.Host.Services).RunAsync(message);

        var span = spans.Ended.ShouldHaveSingleItem();
        span.OperationName.ShouldBe("message");
        span.Links.ShouldHaveSingleItem().Context.SpanId.ToHexString().ShouldBe(spans.CallerId);
        Tag(span, "coordinator.transaction").ShouldBe(id);
        Tag(span, "coordinator.verdict").ShouldBe("aborted");
    }

    static string? Tag(Activity span, string name) => span.GetTagItem(name)?.ToString();

    static string Transfer(string id, string item = "one") => new JsonObject
    {
        ["id"] = id,
        ["operations"] = new JsonArray(
            Add($"accounts/{id}-{item}", -10), Add($"accounts/{id}-other", 10)),
    }.ToJsonString();

    static JsonObject Add(string item, int by) => new()
    {
        ["op"] = "add",
        ["item"] = item,
        ["path"] = "/balance",
        ["by"] = by,
    };
}
