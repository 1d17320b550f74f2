using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Views.Catalog;
using Coordinator.Core.Views.Definitions;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Tenants;

/// <summary>
/// What was stored under a tenant's prefix before the settings knew the tenant: it is nobody's. The API stores no such
/// thing any more, so the stores do.
/// </summary>
public sealed class OlderThanTenantsTests(TenantFixture fixture) : TenantTest(fixture)
{
    const string Saga = """{ "steps": [ { "name": "ok", "wait": { "event": "go", "timeoutMs": 60000 } } ] }""";
    const string View = """{ "source": "{0}", "key": [ "/a" ], "aggregates": { "n": { "count": true } } }""";

    readonly IServiceProvider _stores = fixture.Services;

    [Fact]
    public async Task A_saga_of_nobody_is_shown_to_a_tenant_or_breaks_its_lists()
    {
        var (name, own) = (Fresh(), Fresh());
        await A.OkAsync("PUT", $"api/sagas/definitions/{name}", Saga);
        await A.OkAsync("POST", "api/sagas", $$"""{ "definition": "{{name}}", "id": "{{own}}" }""");
        // One with an id of its own from the tenant's definition, and one whose id begins with the tenant's prefix.
        await ShowAsync($"nobodys-{name}", $"tenanta-{name}");
        await ShowAsync($"tenanta-{name}", $"nobodys-{name}");

        string[] filters = ["", "state=running&", $"definition={name}&", $"state=running&definition={name}&"];
        foreach (var query in filters)
        {
            var page = await A.GetAsync($"api/sagas?{query}top=200");
            page["items"]!.AsArray().Select(saga => saga!["id"]!.GetValue<string>()).ShouldContain(own, query);
            page.ToJsonString().ShouldNotContain("nobodys", Case.Sensitive, query);
        }

        await A.RefusedAsync(404, "GET", $"api/sagas/{name}");
        (await A.SendAsync("GET", $"api/sagas/{name}", body: null, ("Prefer", "wait=60"))).Status.ShouldBe(404);
        await A.RefusedAsync(404, "POST", $"api/sagas/{name}/events/go", "{}");
        await A.RefusedAsync(404, "POST", $"api/sagas/{name}/cancel");
        await A.RefusedAsync(422, "POST", "api/sagas", $$"""{ "definition": "{{name}}", "id": "{{name}}" }""");
        (await Operator.GetAsync($"api/sagas/tenanta-{name}"))["definition"]!.GetValue<string>()
            .ShouldBe($"nobodys-{name}");
        await A.OkAsync("POST", $"api/sagas/{own}/cancel");
    }

    [Fact]
    public async Task A_subscription_of_nobody_is_shown_to_a_tenant_or_breaks_its_list()
    {
        var names = Enumerable.Range(0, 3).Select(number => $"{Fresh()}m{number}").ToList();
        var catalog = _stores.GetRequiredService<SubscriptionCatalog>();
        foreach (var name in names)
        {
            var stored = await catalog.PutAsync(
                $"tenanta-{name}", new SubscriptionDefinition
                {
                    Source = SubscriptionSource.Collection("nobodys"),
                    Target = new QueueTarget("nobodys"),
                },
                isFromStart: false);
            stored.Status.ShouldBe(CatalogStatus.Created);
        }

        // Behind those of nobody, which may be more than a page.
        var body = """{ "source": "mine", "target": { "queue": "mine" } }""";
        var last = $"z{Fresh()}";
        await A.OkAsync("PUT", $"api/subscriptions/{last}", body);
        (await ListedAsync("subscriptions")).ShouldContain(last);
        (await ListedAsync("subscriptions")).Intersect(names).ShouldBeEmpty();
        await RefusedAsync(
            "subscriptions", names[0], [("GET", ""), ("POST", "/pause"), ("POST", "/resume"), ("DELETE", "")]);
        await A.RefusedAsync(409, "PUT", $"api/subscriptions/{names[0]}", body);
        await Operator.OkAsync("DELETE", $"api/subscriptions/tenanta-{names[0]}");
        await A.OkAsync("PUT", $"api/subscriptions/{names[0]}", body);
    }

    [Fact]
    public async Task A_view_of_nobody_is_shown_to_a_tenant_or_changed_by_it()
    {
        var name = Fresh();
        var json = View.Replace("{0}", "tenantb-items", StringComparison.Ordinal);
        var reading = ViewDefinitionReader.Read($"tenanta-{name}", System.Text.Encoding.UTF8.GetBytes(json));
        await _stores.GetRequiredService<ViewCatalog>().PutAsync(reading.Definition.ShouldNotBeNull());

        (await ListedAsync("views/definitions")).ShouldNotContain(name);
        await RefusedAsync("views/definitions", name, [("GET", ""), ("POST", "/rebuild"), ("DELETE", "")]);
        await RefusedAsync("views", name, [("GET", ""), ("GET", "/x"), ("GET", "/x?after=now&waitMs=10")]);
        var body = View.Replace("{0}", "items", StringComparison.Ordinal);
        await A.RefusedAsync(409, "PUT", $"api/views/definitions/{name}", body);
        await Operator.OkAsync("DELETE", $"api/views/definitions/tenanta-{name}");
        await A.OkAsync("PUT", $"api/views/definitions/{name}", body);
    }

    async Task ShowAsync(string id, string definition) => await _stores.GetRequiredService<ISagas>().ShowAsync(
        SagaStatus.Accepted(
            new SagaStart(id, definition, 1, "null", Tenant.None), DefinitionReader.Load(Saga).Steps,
            TimeProvider.System.GetUtcNow()));

    async Task RefusedAsync(string kind, string name, (string Method, string Tail)[] requests)
    {
        foreach (var (method, tail) in requests)
            await A.RefusedAsync(404, method, $"api/{kind}/{name}{tail}");
    }

    /// <summary>The names on all pages, one a page, so that those of nobody are pages of their own.</summary>
    async Task<List<string>> ListedAsync(string list)
    {
        var names = new List<string>();
        string? cursor = null;
        do
        {
            var page = await A.GetAsync(
                $"api/{list}?top=1{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            names.AddRange(page["items"]!.AsArray().Select(entry => entry!["name"]!.GetValue<string>()));
            cursor = page["cursor"]?.GetValue<string>();
        }
        while (cursor is not null);
        return names;
    }
}
