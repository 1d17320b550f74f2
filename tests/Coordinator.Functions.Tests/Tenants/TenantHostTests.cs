using System.Text.Json.Nodes;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Stores;
using Coordinator.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Tenants;

/// <summary>A tenant with a list of hosts of its own calls no other ones, nor any that the deployment does not.
/// </summary>
public sealed class TenantHostTests(TenantFixture fixture) : TenantTest(fixture)
{
    readonly TenantFixture _fixture = fixture;

    TenantCaller Narrow => _fixture.Narrow;

    [Fact]
    public async Task A_subscription_leads_to_a_host_that_is_not_its_tenants()
    {
        var name = Fresh();
        var problem = await Narrow.RefusedAsync(400, "PUT", $"api/subscriptions/{name}", To(_fixture.Hook.Url));
        problem["errors"]!["/target/url"]!.GetValue<string>().ShouldContain("Coordinator:Tenants:N:AllowedHosts");
        await A.OkAsync("PUT", $"api/subscriptions/{name}", To(_fixture.Hook.Url));
        // The list narrows, and does not widen: the deployment does not allow this one.
        await Narrow.RefusedAsync(400, "PUT", $"api/subscriptions/{name}", To("https://elsewhere.example/hook"));
        await Narrow.OkAsync("PUT", $"api/subscriptions/{name}", To("https://shop.example/hook"));

        static string To(string url) => $$"""{ "source": "none", "target": { "url": "{{url}}" } }""";
    }

    [Fact]
    public async Task A_definition_leads_to_a_host_that_is_not_its_tenants()
    {
        var name = Fresh();
        var problem = await Narrow.RefusedAsync(400, "PUT", $"api/sagas/definitions/{name}", $$"""
            { "steps": [
                { "name": "a", "http": { "method": "POST", "url": "https://shop.example/${input.x}" },
                  "compensate": { "http": { "method": "POST", "url": "{{_fixture.Hook.Url}}/${input.x}" } } },
                { "name": "b", "tcc": {
                    "try": { "http": { "method": "POST", "url": "{{_fixture.Hook.Url}}" } },
                    "confirm": { "http": { "method": "POST", "url": "{{_fixture.Hook.Url}}?x=${input.x}" } },
                    "cancel": { "http": { "method": "POST", "url": "https://shop.example:444/" } } } },
                { "name": "c", "http": { "method": "POST", "url": "{{_fixture.Hook.Url}}" },
                  "compensate": { "publish": { "topic": "undone", "value": 1 } } } ] }
            """);
        problem["errors"]!.AsObject().Select(error => error.Key).ShouldBe(
            [
                "/steps/0/compensate/http/url", "/steps/1/tcc/try/http/url", "/steps/1/tcc/confirm/http/url",
                "/steps/1/tcc/cancel/http/url", "/steps/2/http/url",
            ],
            ignoreOrder: true);
        await Narrow.OkAsync("PUT", $"api/sagas/definitions/{name}", """
            { "steps": [ { "name": "a", "http": { "method": "POST", "url": "https://shop.example/" },
                "compensate": { "publish": { "topic": "undone", "value": 1 } } } ] }
            """);
    }

    [Fact]
    public async Task A_call_goes_to_a_host_that_was_taken_from_its_tenant_since()
    {
        var name = Fresh();
        var json = $$$"""
            { "steps": [ { "name": "call", "http": {
                "method": "POST", "url": "{{{_fixture.Hook.Url}}}", "body": { "for": "${input}" } },
                "compensate": { "publish": { "topic": "undone", "value": 1 } } } ] }
            """;
        // As if the list had come after the definition.
        await _fixture.Services.GetRequiredService<ISagaDefinitions>()
            .PutAsync($"narrow-{name}", json, DefinitionReader.Load(json));
        await A.OkAsync("PUT", $"api/sagas/definitions/{name}", json);
        foreach (var (caller, of) in new[] { (Narrow, "narrow"), (A, "a") })
            await caller.OkAsync("POST", "api/sagas", $$"""
                { "definition": "{{name}}", "id": "{{name}}", "input": "{{of}}-{{name}}" }
                """);

        (await EndAsync(A))["state"]!.GetValue<string>().ShouldBe("completed");
        var saga = await EndAsync(Narrow);
        saga["state"]!.GetValue<string>().ShouldBe("compensated");
        saga["error"]!.GetValue<string>().ShouldContain("Coordinator:Tenants:N:AllowedHosts");
        var told = _fixture.Hook.Requests.Select(request => request.Json["for"]?.ToString()).ToList();
        told.ShouldContain($"a-{name}");
        told.ShouldNotContain($"narrow-{name}");

        async Task<JsonNode> EndAsync(TenantCaller caller)
        {
            JsonNode? shown = null;
            await Eventually.IsTrueAsync(async () =>
                (shown = await caller.GetAsync($"api/sagas/{name}"))["endedAt"] is not null);
            return shown!;
        }
    }
}
