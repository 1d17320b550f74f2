using Shouldly;

namespace Coordinator.Functions.Tests.Tenants;

/// <summary>
/// A name of another tenant, plain or guessed with its prefix, is answered like one that nobody ever used, byte for
/// byte but for the name.
/// </summary>
public sealed class TenantGuessTests(TenantFixture fixture) : TenantTest(fixture)
{
    static readonly TenantWorld Theirs = new("guessed", "hidden");

    /// <summary>As long as the names of the other tenant.</summary>
    static readonly TenantWorld Unknown = new("unknown", "hidden");

    [Theory]
    [InlineData("GET", "transactions/{tx}")]
    [InlineData("GET", "items/{items}/k")]
    [InlineData("GET", "items/{items}/k?consistency=eventual")]
    [InlineData("GET", "items/{items}/k?asOf=2026-01-01T00:00:00Z")]
    [InlineData("DELETE", "items/{items}/k")]
    [InlineData("PATCH", "items/{items}/k", "{}")]
    [InlineData("GET", "sagas/{saga}")]
    [InlineData("POST", "sagas/{saga}/events/go", "{}")]
    [InlineData("POST", "sagas/{saga}/cancel")]
    [InlineData("POST", "sagas", """{ "definition": "{trip}", "id": "x" }""")]
    [InlineData("GET", "sagas/definitions/{trip}")]
    [InlineData("GET", "sagas/definitions/{trip}?version=1")]
    [InlineData("GET", "views/definitions/{view}")]
    [InlineData("DELETE", "views/definitions/{view}")]
    [InlineData("POST", "views/definitions/{view}/rebuild")]
    [InlineData("GET", "views/{view}")]
    [InlineData("GET", "views/{view}/hidden")]
    [InlineData("GET", "views/{view}/hidden?after=now")]
    [InlineData("GET", "subscriptions/{mail}")]
    [InlineData("POST", "subscriptions/{mail}/pause")]
    [InlineData("POST", "subscriptions/{mail}/resume")]
    [InlineData("DELETE", "subscriptions/{mail}")]
    [InlineData("GET", "locks/{lock}")]
    [InlineData("DELETE", "locks/{lock}?token=1")]
    public async Task A_name_of_another_tenant_is_answered_unlike_an_unknown_one(
        string method, string address, string? body = null)
    {
        await Theirs.MakeAsync(B);
        foreach (var prefix in new[] { "", "tenantb-" })
        {
            var guessed = await AskAsync(prefix, Theirs);
            var unknown = await AskAsync(prefix, Unknown);
            guessed.Status.ShouldBe(404, $"{method} {address}: {guessed.Body}");
            guessed.About(Theirs.Mark, "?").ShouldBe(unknown.About(Unknown.Mark, "?"));
        }

        // It would have been there for its owner, and still is.
        await B.GetAsync($"api/sagas/{Theirs.Saga}");
        await B.GetAsync($"api/subscriptions/{Theirs.Subscription}");
        await B.GetAsync($"api/views/{Theirs.View}/hidden");
        await B.GetAsync($"api/items/{Theirs.Item}");
        (await B.GetAsync($"api/locks/{Theirs.Lock}"))["owner"]!.GetValue<string>().ShouldBe("hidden");

        Task<TenantAnswer> AskAsync(string prefix, TenantWorld world) => A.SendAsync(
            method, "api/" + Filled(address, prefix, world), body is null ? null : Filled(body, prefix, world));
    }

    [Theory]
    [InlineData("events?collection={items}")]
    [InlineData("events?topic={news}")]
    [InlineData("events?item={items}/k")]
    [InlineData("sagas?definition={trip}")]
    public async Task A_list_of_another_tenants_name_is_not_empty(string address)
    {
        await Theirs.MakeAsync(B);
        foreach (var prefix in new[] { "", "tenantb-" })
        {
            var page = await A.GetAsync("api/" + Filled(address, prefix, Theirs));
            (page["events"] ?? page["items"])!.AsArray().ShouldBeEmpty();
        }

        var theirs = await B.GetAsync("api/" + Filled(address, "", Theirs));
        (theirs["events"] ?? theirs["items"])!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_transaction_of_another_tenant_is_joined()
    {
        await Theirs.MakeAsync(B);
        foreach (var id in new[] { Theirs.Transaction, $"tenantb-{Theirs.Transaction}" })
        {
            var ran = await A.OkAsync(
                "POST", "api/transactions",
                """{ "operations": [ { "op": "read", "item": "guessing/none" } ] }""", ("Idempotency-Key", id));
            ran["id"]!.GetValue<string>().ShouldBe(id);
            ran["results"]![0]!["version"]!.GetValue<int>().ShouldBe(0);
        }
    }

    static string Filled(string text, string prefix, TenantWorld world) => text
        .Replace("{tx}", prefix + world.Transaction, StringComparison.Ordinal)
        .Replace("{items}", prefix + world.Collection, StringComparison.Ordinal)
        .Replace("{saga}", prefix + world.Saga, StringComparison.Ordinal)
        .Replace("{trip}", prefix + world.Definition, StringComparison.Ordinal)
        .Replace("{view}", prefix + world.View, StringComparison.Ordinal)
        .Replace("{mail}", prefix + world.Subscription, StringComparison.Ordinal)
        .Replace("{news}", prefix + world.Topic, StringComparison.Ordinal)
        .Replace("{lock}", prefix + world.Lock, StringComparison.Ordinal);
}
