using System.Text.Json.Nodes;
using Azure;
using Azure.Storage.Queues;
using Coordinator.Functions.Tests.Subscriptions;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Tenants;

/// <summary>What tenants' subscriptions deliver: names are those that the tenant knows.</summary>
public sealed class TenantSubscriptionTests(TenantFixture fixture) : TenantTest(fixture)
{
    readonly TenantFixture _fixture = fixture;

    [Fact]
    public async Task A_webhook_is_told_of_another_tenant_or_by_names_with_the_prefix()
    {
        var (name, source, key) = (Fresh(), Fresh(), Fresh());
        var definition = $$"""{ "source": "{{source}}", "target": { "url": "{{_fixture.Hook.Url}}" } }""";
        var put = await A.SendAsync("PUT", $"api/subscriptions/{name}", definition);
        put.Status.ShouldBe(201, put.Body);
        put.Headers.ShouldContain($"Location: /api/subscriptions/{name}");
        await B.OkAsync("PUT", $"api/items/{source}/{key}", """{ "of": "b" }""");
        await A.OkAsync("POST", "api/transactions", $$"""
            { "id": "{{key}}", "operations": [ { "op": "put", "item": "{{source}}/{{key}}", "value": { "of": "a" } } ] }
            """);

        await Eventually.IsTrueAsync(() => Delivered().Count > 0);
        var delivery = Delivered().DistinctBy(request => request.Id).ShouldHaveSingleItem();
        var json = delivery.Json;
        json["transactionId"]!.GetValue<string>().ShouldBe(key);
        json["id"]!.GetValue<string>().ShouldBe($"{name}/{json["slot"]}/{json["sequence"]}");
        delivery.Headers["Idempotency-Key"].ShouldBe($"tenanta-{json["id"]}");
        json["changes"]!.ToJsonString()
            .ShouldBe($$$"""[{"item":"{{{source}}}/{{{key}}}","version":1,"value":{"of":"a"}}]""");

        var shown = await A.GetAsync($"api/subscriptions/{name}");
        shown["source"]!.GetValue<string>().ShouldBe(source);
        await B.RefusedAsync(404, "GET", $"api/subscriptions/{name}");
        await B.RefusedAsync(404, "POST", $"api/subscriptions/{name}/pause");
        await B.RefusedAsync(404, "DELETE", $"api/subscriptions/{name}");

        List<HookRequest> Delivered() =>
            [.. _fixture.Hook.Requests.Where(request => request.Json["subscription"]?.ToString() == name)];
    }

    [Fact]
    public async Task A_receiver_takes_an_event_of_one_tenant_for_a_repetition_of_another_s()
    {
        var (name, source) = (Fresh(), Fresh());
        foreach (var caller in new[] { A, B })
            await caller.OkAsync(
                "PUT", $"api/subscriptions/{name}",
                $$"""{ "source": "{{source}}", "target": { "url": "{{_fixture.Hook.Url}}" } }""");
        // One hash tag, so one slot: the operator's transaction is one event for both.
        await Operator.OkAsync("POST", "api/transactions", $$"""
            { "operations": [
                { "op": "put", "item": "tenanta-{{source}}/{k}", "value": { "of": "a" } },
                { "op": "put", "item": "tenantb-{{source}}/{k}", "value": { "of": "b" } } ] }
            """);

        List<HookRequest> deliveries = [];
        await Eventually.IsTrueAsync(() => (deliveries = [.. _fixture.Hook.Requests
            .Where(request => request.Json["subscription"]?.ToString() == name)
            .DistinctBy(request => request.Headers["Idempotency-Key"])]).Count == 2);
        var id = deliveries.Select(delivery => delivery.Id).Distinct().ShouldHaveSingleItem();
        foreach (var delivery in deliveries)
        {
            var change = delivery.Json["changes"]!.AsArray().ShouldHaveSingleItem()!;
            change["item"]!.GetValue<string>().ShouldBe($"{source}/{{k}}");
            delivery.Headers["Idempotency-Key"].ShouldBe($"tenant{change["value"]!["of"]}-{id}");
        }
    }

    [Fact]
    public async Task A_queue_of_one_tenant_is_another_tenants_too()
    {
        var (name, topic) = (Fresh(), Fresh());
        foreach (var (caller, of) in new[] { (A, "a"), (B, "b") })
        {
            var put = await caller.OkAsync(
                "PUT", $"api/subscriptions/{name}",
                $$"""{ "topic": "{{topic}}", "target": { "queue": "{{name}}" } }""");
            put["target"]!["queue"]!.GetValue<string>().ShouldBe(name);
            await caller.OkAsync("POST", "api/transactions", $$"""
                { "operations": [ { "op": "publish", "topic": "{{topic}}", "value": "{{of}}" } ] }
                """);
        }

        foreach (var (tenant, of) in new[] { ("tenanta", "a"), ("tenantb", "b") })
        {
            var message = await ReceiveAsync(_fixture.Queue($"{tenant}-{name}"));
            message["topic"]!.GetValue<string>().ShouldBe(topic);
            message["value"]!.GetValue<string>().ShouldBe(of);
            message["subscription"]!.GetValue<string>().ShouldBe(name);
            message.ToJsonString().ShouldNotContain(tenant);
        }

        var plain = await Should.ThrowAsync<RequestFailedException>(() => _fixture.Queue(name).ReceiveMessagesAsync(1));
        plain.Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_failed_delivery_is_told_by_its_name_with_the_prefix()
    {
        var (name, source) = (Fresh(), Fresh());
        await A.OkAsync("PUT", $"api/subscriptions/{name}", $$"""
            { "source": "{{source}}", "target": { "url": "http://{{_fixture.Hook.Host}}/nowhere" },
              "retry": { "attempts": 1 } }
            """);
        await A.OkAsync("PUT", $"api/items/{source}/x", "{}");
        JsonNode? shown = null;
        await Eventually.IsTrueAsync(async () =>
            (shown = await A.GetAsync($"api/subscriptions/{name}"))["lastError"] is not null);
        shown!["lastError"]!["id"]!.GetValue<string>().ShouldStartWith($"{name}/");
        shown.ToJsonString().ShouldNotContain("tenanta");
        var letters = await Operator.GetAsync($"api/subscriptions/tenanta-{name}/dead-letters");
        letters["items"]![0]!["id"]!.GetValue<string>().ShouldStartWith($"tenanta-{name}/");
        var replayed = await Operator.OkAsync(
            "POST", $"api/subscriptions/tenanta-{name}/replay", """{ "deadLetters": true }""");
        replayed["name"]!.GetValue<string>().ShouldBe($"tenanta-{name}");
    }

    static async Task<JsonNode> ReceiveAsync(QueueClient queue)
    {
        JsonNode? message = null;
        await Eventually.IsTrueAsync(async () =>
        {
            try
            {
                var received = await queue.ReceiveMessagesAsync(1);
                message = received.Value.Length == 0 ? null : JsonNode.Parse(received.Value[0].Body.ToString());
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                // Made with its first message.
            }

            return message is not null;
        });
        return message!;
    }
}
