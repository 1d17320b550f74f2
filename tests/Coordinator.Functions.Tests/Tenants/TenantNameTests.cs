using Shouldly;

namespace Coordinator.Functions.Tests.Tenants;

/// <summary>Names that try to leave their tenant, and names that leave no room for the prefix.</summary>
public sealed class TenantNameTests(TenantFixture fixture) : TenantTest(fixture)
{
    /// <summary>Keys that delimiters, filters or paths could take for more than a key.</summary>
    [Theory]
    [InlineData("..%2Ftenantb-own%2Fk")]
    [InlineData("%2e%2e%2Fk")]
    [InlineData("x'%20or%20PartitionKey%20ne%20'")]
    [InlineData("%E2%80%99%20or%20RowKey%20ge%20%E2%80%99")]
    [InlineData("tenantb-own%2Fk")]
    [InlineData("-")]
    [InlineData("%23%3F%5C")]
    public async Task A_hostile_key_reaches_what_is_not_the_tenants(string key)
    {
        await B.OkAsync("PUT", "api/items/own/k", """{ "of": "b" }""");
        await A.OkAsync("PUT", $"api/items/own/{key}", """{ "of": "a" }""");
        (await A.GetAsync($"api/items/own/{key}")).ToJsonString().ShouldBe("""{"of":"a"}""");
        await B.RefusedAsync(404, "GET", $"api/items/own/{key}");
        (await B.GetAsync("api/items/own/k")).ToJsonString().ShouldBe("""{"of":"b"}""");
    }

    [Theory]
    [InlineData("sagas/{0}")]
    [InlineData("sagas/definitions/{0}")]
    [InlineData("views/definitions/{0}")]
    [InlineData("subscriptions/{0}")]
    [InlineData("locks/{0}")]
    [InlineData("items/{0}/k")]
    [InlineData("events?collection={0}")]
    [InlineData("sagas?definition={0}")]
    public async Task A_hostile_name_is_let_through(string address)
    {
        foreach (var name in new[] { "..%2Ftenantb", "x'%20or%20'1'%20eq%20'1", "%E2%80%99x", "tenantb%2Fx" })
        {
            var answer = await A.SendAsync("GET", "api/" + address.Replace("{0}", name, StringComparison.Ordinal));
            answer.Status.ShouldBeOneOf([400, 404], $"{address} {name}: {answer.Body}");
            answer.Text.ShouldNotContain("tenanta");
        }
    }

    [Theory]
    [InlineData("items/__fences/k")]
    [InlineData("events?collection=__fences")]
    [InlineData("events?item=__fences/tenantb-n")]
    public async Task A_collection_of_the_coordinators_own_is_one_of_the_tenants(string address)
    {
        var problem = await A.RefusedAsync(400, "GET", $"api/{address}");
        problem["errors"]!.ToJsonString().ShouldContain("the coordinator");
    }

    [Theory]
    [InlineData("items", 63)]
    [InlineData("views/definitions", 63)]
    [InlineData("sagas/definitions", 63)]
    [InlineData("sagas", 64)]
    [InlineData("subscriptions", 63)]
    [InlineData("locks", 63)]
    [InlineData("transactions", 128)]
    public async Task A_name_without_room_for_the_prefix_is_not_told_so(string kind, int charsMax)
    {
        var prefix = "tenanta-".Length;
        var address = kind == "items" ? "api/items/{0}/k" : $"api/{kind}/{{0}}";
        await A.RefusedAsync(404, "GET", Of(charsMax - prefix));
        var problem = await A.RefusedAsync(400, "GET", Of(charsMax - prefix + 1));
        var error = problem["errors"]!.AsObject().ShouldHaveSingleItem().Value!.GetValue<string>();
        error.ShouldContain($"{charsMax}");
        error.ShouldEndWith("The 8 characters of the tenant's prefix count among them.");
        // Too long without a prefix already: the rule itself says so.
        var longer = await A.RefusedAsync(400, "GET", Of(charsMax + 1));
        longer["errors"]!.AsObject().ShouldHaveSingleItem().Value!.GetValue<string>().ShouldNotContain("tenant");

        string Of(int chars) => address.Replace("{0}", new string('x', chars), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT", "subscriptions/s", """{ "source": "{0}", "target": { "queue": "mail" } }""", "/source")]
    [InlineData("PUT", "subscriptions/s", """{ "topic": "{0}", "target": { "queue": "mail" } }""", "/topic")]
    [InlineData("PUT", "subscriptions/s", """{ "source": "c", "target": { "queue": "{0}" } }""", "/target/queue")]
    [InlineData("PUT", "views/definitions/v", """{ "source": "{0}", "key": [ "/a" ] }""", "/source")]
    [InlineData("POST", "read", """{ "items": [ "{0}/k" ] }""", "/items/0")]
    [InlineData("POST", "transactions",
        """{ "operations": [ { "op": "publish", "topic": "{0}", "value": 1 } ] }""", "/operations/0/topic")]
    [InlineData("POST", "transactions",
        """{ "operations": [ { "op": "read", "item": "{0}/k" } ] }""", "/operations/0/item")]
    [InlineData("POST", "transactions",
        """{ "operations": [ { "op": "read", "item": "c/k" } ], "fence": { "lock": "{0}", "token": 1 } }""",
        "/fence/lock")]
    [InlineData("PUT", "sagas/definitions/d",
        """{ "steps": [ { "name": "s", "publish": { "topic": "{0}", "value": 1 } } ] }""", "/steps/0/publish/topic")]
    public async Task A_name_in_a_body_without_room_for_the_prefix_is_let_through(
        string method, string address, string body, string place)
    {
        var name = new string('x', 63 - "tenanta-".Length + 1);
        var problem = await A.RefusedAsync(
            400, method, $"api/{address}", body.Replace("{0}", name, StringComparison.Ordinal));
        var error = problem["errors"]!.AsObject().ShouldHaveSingleItem();
        error.Key.ShouldBe(place);
        error.Value!.GetValue<string>().ShouldEndWith("The 8 characters of the tenant's prefix count among them.");
    }
}
