using Shouldly;

namespace Coordinator.Functions.Tests.Tenants;

/// <summary>What operators may do with tenants' names, and what they may not.</summary>
public sealed class TenantPrefixTests(TenantFixture fixture) : TenantTest(fixture)
{
    const string Saga = """{ "steps": [ { "name": "ok", "wait": { "event": "go", "timeoutMs": 60000 } } ] }""";
    const string View = """{ "source": "none", "key": [ "/a" ], "aggregates": { "n": { "count": true } } }""";
    const string Subscription = """{ "source": "none", "target": { "queue": "none" } }""";

    [Theory]
    [InlineData("PUT", "sagas/definitions/tenanta-{0}", Saga, "{name}")]
    [InlineData("PUT", "views/definitions/tenanta-{0}", View, "{name}")]
    [InlineData("PUT", "subscriptions/tenanta-{0}", Subscription, "{name}")]
    [InlineData("POST", "sagas", """{ "definition": "{0}", "id": "tenanta-{0}" }""", "/id")]
    [InlineData("POST", "sagas", """{ "definition": "tenanta-{0}" }""", "/definition")]
    public async Task An_operator_makes_something_under_a_tenants_prefix(
        string method, string address, string body, string place)
    {
        var name = Fresh();
        await A.OkAsync("PUT", $"api/sagas/definitions/{name}", Saga);
        await Operator.OkAsync("PUT", $"api/sagas/definitions/{name}", Saga);
        var problem = await Operator.RefusedAsync(400, method, $"api/{Filled(address)}", Filled(body));
        var error = problem["errors"]!.AsObject().ShouldHaveSingleItem();
        error.Key.ShouldBe(place);
        error.Value!.GetValue<string>().ShouldBe(
            "Names that begin with tenanta- belong to the tenant tenanta; have one of its clients send this, or choose "
            + "another name.");
        (await A.GetAsync($"api/sagas?definition={name}"))["items"]!.AsArray().ShouldBeEmpty();
        (await Operator.GetAsync($"api/sagas?definition=tenanta-{name}"))["items"]!.AsArray().ShouldBeEmpty();
        await A.RefusedAsync(404, "GET", $"api/views/definitions/{name}");
        await A.RefusedAsync(404, "GET", $"api/subscriptions/{name}");

        string Filled(string text) => text.Replace("{0}", name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_only_resembles_a_tenants_is_refused()
    {
        foreach (var name in new[] { $"tenanta{Fresh()}", $"tenant-{Fresh()}", $"a-{Fresh()}" })
        {
            await Operator.OkAsync("PUT", $"api/sagas/definitions/{name}", Saga);
            await Operator.OkAsync("PUT", $"api/views/definitions/{name}", View);
            await Operator.OkAsync("PUT", $"api/subscriptions/{name}", Subscription);
            await Operator.OkAsync("POST", "api/sagas", $$"""{ "definition": "{{name}}", "id": "{{name}}" }""");
            await Operator.OkAsync("POST", $"api/sagas/{name}/cancel");
        }
    }

    [Fact]
    public async Task An_operator_cannot_reach_what_is_a_tenants_by_its_full_name()
    {
        var name = Fresh();
        await A.OkAsync("PUT", $"api/sagas/definitions/{name}", Saga);
        await A.OkAsync("PUT", $"api/views/definitions/{name}", View);
        await A.OkAsync("PUT", $"api/subscriptions/{name}", Subscription);
        await A.OkAsync("POST", "api/sagas", $$"""{ "definition": "{{name}}", "id": "{{name}}" }""");

        await Operator.OkAsync("POST", $"api/sagas/tenanta-{name}/cancel");
        await Operator.GetAsync($"api/views/definitions/tenanta-{name}");
        await Operator.OkAsync("POST", $"api/subscriptions/tenanta-{name}/pause");
        await Operator.OkAsync("DELETE", $"api/subscriptions/tenanta-{name}");
        await Operator.OkAsync("DELETE", $"api/views/definitions/tenanta-{name}");
        await Operator.OkAsync("PUT", $"api/items/tenanta-{name}/k", """{ "by": "operator" }""");
        await Operator.OkAsync(
            "PUT", $"api/locks/tenanta-{name}", """{ "owner": "operator", "leaseMs": 60000 }""");

        (await A.GetAsync($"api/items/{name}/k")).ToJsonString().ShouldBe("""{"by":"operator"}""");
        await A.RefusedAsync(404, "GET", $"api/views/definitions/{name}");
        await A.RefusedAsync(404, "GET", $"api/subscriptions/{name}");
        var held = await A.RefusedAsync(
            409, "PUT", $"api/locks/{name}", """{ "owner": "w", "leaseMs": 60000 }""");
        held["holder"]!.GetValue<string>().ShouldBe("operator");
    }
}
