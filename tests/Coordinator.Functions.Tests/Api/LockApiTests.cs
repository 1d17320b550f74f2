using System.Net;
using System.Text.Json.Nodes;
using Coordinator.Functions.Tests.Support;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

public sealed class LockApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task A_held_lock_is_given_to_another_or_its_holder_is_not_told()
    {
        var name = Fresh();
        var lease = await JsonOf(await AcquireAsync(name, "a"));
        lease["token"]!.GetValue<long>().ShouldBe(1);
        lease["owner"]!.GetValue<string>().ShouldBe("a");
        var refused = await AcquireAsync(name, "b");
        var problem = await ProblemOf(refused, 409, "lock-held");
        problem["holder"]!.GetValue<string>().ShouldBe("a");
        problem["expiresAt"]!.GetValue<string>().ShouldBe(lease["expiresAt"]!.GetValue<string>());
        problem["retryable"]!.GetValue<bool>().ShouldBeTrue();
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_renewal_gets_another_token()
    {
        var name = Fresh();
        await AcquireAsync(name, "a");
        (await JsonOf(await AcquireAsync(name, "a")))["token"]!.GetValue<long>().ShouldBe(1);
    }

    [Fact]
    public async Task A_lock_is_given_back_with_another_token_than_its_own()
    {
        var name = Fresh();
        await AcquireAsync(name, "a");
        await ProblemOf(await ReleaseAsync(name, 2), 409, "conflict");
        (await ReleaseAsync(name, 1)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ReleaseAsync(name, 1)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var free = await JsonOf(await SendAsync("GET", $"api/locks/{name}"));
        free["owner"].ShouldBeNull();
        free["token"]!.GetValue<long>().ShouldBe(1);
        (await JsonOf(await AcquireAsync(name, "b")))["token"]!.GetValue<long>().ShouldBe(2);
        await ProblemOf(await ReleaseAsync(name, 1), 409, "conflict");
    }

    [Fact]
    public async Task A_lock_that_nobody_ever_had_is_there()
    {
        await ProblemOf(await SendAsync("GET", $"api/locks/{Fresh()}"), 404, "not-found");
        await ProblemOf(await ReleaseAsync(Fresh(), 1), 404, "not-found");
    }

    [Theory]
    [InlineData("b%20c", """{ "owner": "a", "leaseMs": 1000 }""", "{name}")]
    [InlineData("n", """{ "owner": "", "leaseMs": 1000 }""", "/owner")]
    [InlineData("n", """{ "leaseMs": 1000 }""", "/owner")]
    [InlineData("n", """{ "owner": "a" }""", "/leaseMs")]
    [InlineData("n", """{ "owner": "a", "leaseMs": 999 }""", "/leaseMs")]
    [InlineData("n", """{ "owner": "a", "leaseMs": 3600001 }""", "/leaseMs")]
    [InlineData("n", """{ "owner": "a", "leaseMs": 1000, "ttl": 1 }""", "/ttl")]
    public async Task A_wrong_request_for_a_lock_is_let_through(string name, string body, string place)
    {
        var problem = await ProblemOf(await SendAsync("PUT", $"api/locks/{name}", body), 400, "invalid");
        problem["errors"]!.AsObject().Select(error => error.Key).ShouldBe([place]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=0")]
    [InlineData("?token=x")]
    public async Task A_lock_is_given_back_without_a_token(string query)
    {
        var problem = await ProblemOf(await SendAsync("DELETE", $"api/locks/n{query}"), 400, "invalid");
        problem["errors"]!["?token"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_transaction_of_a_stale_owner_commits_or_does_not_say_why()
    {
        var name = Fresh();
        await AcquireAsync(name, "a");
        var committed = await RunAsync(Fenced(name, 1));
        committed.StatusCode.ShouldBe(HttpStatusCode.OK, await committed.Content.ReadAsStringAsync());
        (await JsonOf(committed))["results"]!.AsArray().Count.ShouldBe(1);
        await ReleaseAsync(name, 1);
        await AcquireAsync(name, "b");
        var problem = await ProblemOf(await RunAsync(Fenced(name, 1)), 409, "aborted");
        problem["retryable"]!.GetValue<bool>().ShouldBeFalse();
        JsonNode.DeepEquals(problem["operations"], JsonNode.Parse($$"""
            [ { "index": 1, "item": "__fences/{{name}}", "reason": "fenced", "expected": { "token": 1 },
                "actual": { "version": 2, "value": { "token": 2 } } } ]
            """)).ShouldBeTrue(problem.ToJsonString());
        (await RunAsync(Fenced(name, 2))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_fence_of_an_unknown_lock_lets_a_transaction_commit()
    {
        var problem = await ProblemOf(await RunAsync(Fenced(Fresh(), 1)), 409, "aborted");
        problem["operations"]![0]!["reason"]!.GetValue<string>().ShouldBe("fenced");
    }

    [Fact]
    public async Task A_transaction_handed_over_loses_its_fence()
    {
        var (name, id) = (Fresh(), Fresh());
        var answer = await SendAsync(
            "POST", "api/transactions", Fenced(name, 1), headers: [("Idempotency-Key", id), ("Prefer", "wait=30")]);
        var problem = await ProblemOf(answer, 409, "aborted");
        problem["operations"]![0]!["reason"]!.GetValue<string>().ShouldBe("fenced");
    }

    [Theory]
    [InlineData("GET", "api/items/__fences/a", null)]
    [InlineData("PUT", "api/items/__fences/a", "{}")]
    [InlineData("DELETE", "api/items/__other/a", null)]
    [InlineData("POST", "api/transactions",
        """{ "operations": [ { "op": "put", "item": "__fences/a", "value": { "token": 9 } } ] }""")]
    [InlineData("POST", "api/transactions", """{ "operations": [ { "op": "read", "item": "__fences/a" } ] }""")]
    [InlineData("POST", "api/read", """{ "items": [ "__fences/a" ] }""")]
    [InlineData("PUT", "api/views/definitions/v",
        """{ "source": "__fences", "key": [ "/a" ], "aggregates": { "n": { "count": true } } }""")]
    [InlineData("PUT", "api/subscriptions/s", """{ "source": "__fences", "target": { "queue": "mail" } }""")]
    [InlineData("GET", "api/events?collection=__fences", null)]
    [InlineData("GET", "api/events?item=__fences/a", null)]
    public async Task The_coordinators_own_collections_are_open_to_clients(string method, string address, string? body)
    {
        var problem = await ProblemOf(await SendAsync(method, address, body), 400, "invalid");
        problem["errors"]!.ToJsonString().ShouldContain("the coordinator");
    }

    static string Fenced(string name, long token) => $$"""
        { "operations": [ { "op": "put", "item": "guarded/{{name}}", "value": {} } ],
          "fence": { "lock": "{{name}}", "token": {{token}} } }
        """;

    Task<HttpResponseMessage> AcquireAsync(string name, string owner) => SendAsync(
        "PUT", $"api/locks/{name}", $$"""{ "owner": "{{owner}}", "leaseMs": 60000 }""");

    Task<HttpResponseMessage> ReleaseAsync(string name, long token) =>
        SendAsync("DELETE", $"api/locks/{name}?token={token}");
}
