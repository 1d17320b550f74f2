using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>A host that serves very few requests at once, and many who want something of it.</summary>
public sealed class SheddingTests(ApiFixture fixture) : ApiTest(fixture)
{
    const int Many = 60;

    [Fact]
    public async Task New_work_waits_in_line_or_keeps_a_client_from_asking_how_its_own_ended()
    {
        await using var host = await ApiHost.StartAsync(
            Fixture.Azurite, ("Coordinator:Limits:ConcurrentRequests", "2"));
        using var http = host.Client();
        var tag = Fresh();
        var flood = Enumerable.Range(0, Many).Select(n => SendAsync(
            http, "POST", "api/transactions",
            $$$"""{"operations":[{"op":"put","item":"flood/{{{tag}}}{{{n}}}","value":{}}]}""")).ToList();
        var asked = 0;
        do
        {
            ((int)(await SendAsync(http, "GET", "api/transactions/none")).StatusCode).ShouldBe(404);
            ((int)(await SendAsync(http, "GET", "api/health/live")).StatusCode).ShouldBe(200);
            asked++;
        }
        while (!flood.TrueForAll(one => one.IsCompleted));

        asked.ShouldBeGreaterThan(0);
        var answers = await Task.WhenAll(flood);
        var refused = answers.Where(answer => (int)answer.StatusCode == 429).ToList();
        refused.Count.ShouldBeGreaterThan(Many / 4);
        refused.ShouldAllBe(answer => answer.Headers.RetryAfter != null);
        answers.Count(answer => (int)answer.StatusCode == 200).ShouldBe(Many - refused.Count);
        var problem = await ProblemOf(refused[0], 429, "busy");
        problem["retryable"]!.GetValue<bool>().ShouldBeTrue();
        // Its place is free again, so what was refused can be done.
        await Eventually.IsTrueAsync(async () => (int)(await SendAsync(
            http, "PUT", $"api/items/flood/{tag}", "{}")).StatusCode == 201);
    }

    [Fact]
    public async Task Many_transactions_on_one_slot_get_into_each_others_way()
    {
        await using var host = await ApiHost.StartAsync(
            Fixture.Azurite, ("Coordinator:Limits:ConcurrentPerSlot", "2"));
        using var http = host.Client();
        var tag = Fresh();
        var flood = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => SendAsync(
            http, "POST", "api/transactions",
            $$"""{"operations":[{"op":"add","item":"flood/{{tag}}","path":"/n","by":1}]}""")));
        var refused = flood.Where(answer => (int)answer.StatusCode == 429).ToList();
        refused.Count.ShouldBeGreaterThan(Many / 4);
        (await ProblemOf(refused[0], 429, "busy"))["detail"]!.GetValue<string>().ShouldContain("slot");
        refused.ShouldAllBe(answer => answer.Headers.RetryAfter != null);
        var committed = flood.Count(answer => (int)answer.StatusCode == 200);
        var item = await JsonOf(await SendAsync(http, "GET", $"api/items/flood/{tag}"));
        item["n"]!.GetValue<int>().ShouldBe(committed);
    }

    [Fact]
    public async Task A_transaction_of_many_operations_costs_its_caller_no_more_than_one_of_one()
    {
        await using var host = await ApiHost.StartAsync(
            Fixture.Azurite, ("Coordinator:Limits:RequestsPerSecondPerCaller", "10"));
        using var http = host.Client();
        var many = string.Join(',', Enumerable.Repeat("""{"op":"read","item":"a/b"}""", 100));
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SendAsync(
            http, "POST", "api/transactions", $$"""{"operations":[{{many}}]}""")));
        var refused = answers.Where(answer => (int)answer.StatusCode == 429).ToList();
        refused.Count.ShouldBeGreaterThanOrEqualTo(3);
        refused[0].Headers.RetryAfter.ShouldNotBeNull();
        refused[0].Headers.GetValues("RateLimit-Policy").ShouldBe(["\"caller\";q=10;w=1"]);
        refused[0].Headers.GetValues("RateLimit").Single().ShouldStartWith("\"caller\";r=");
        (await InItsTimeAsync(() => SendAsync(
            http, "POST", "api/transactions", $$"""{"operations":[{{many}}]}"""))).ShouldBe(200);
    }

    /// <summary>A caller who comes back when he was told to; who comes sooner pays for it and waits for ever.</summary>
    static async Task<int> InItsTimeAsync(Func<Task<HttpResponseMessage>> send)
    {
        var answer = await send();
        for (var again = 0; again < 10 && answer.Headers.RetryAfter?.Delta is { } delay; again++)
        {
            await Task.Delay(delay, TimeProvider.System);
            answer = await send();
        }

        return (int)answer.StatusCode;
    }

    /// <summary>Where no key is asked for, each text that is sent as one would be another caller.</summary>
    [Fact]
    public async Task Anybody_floods_what_needs_no_key_under_ever_new_keys()
    {
        await using var host = await ApiHost.StartAsync(
            Fixture.Azurite, ("Coordinator:Limits:RequestsPerSecondPerAddress", "5"));
        using var http = host.Client();
        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(n => SendAsync(
            http, "GET", "api/openapi.json", headers: ("x-functions-key", $"key {n}"))));
        answers.Count(answer => (int)answer.StatusCode == 429).ShouldBeGreaterThan(Many / 4);
    }
}
