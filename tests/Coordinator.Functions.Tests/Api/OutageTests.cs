using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Coordinator.Core.Recovery;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>Hosts whose storage is out, wrong or damaged.</summary>
public sealed class OutageTests(ApiFixture fixture) : ApiTest(fixture)
{
    /// <summary>An address of this machine where nothing listens.</summary>
    const string Nowhere = "DefaultEndpointsProtocol=http;AccountName=storec;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + "TableEndpoint=http://127.0.0.1:9/storec;QueueEndpoint=http://127.0.0.1:9/storec;";

    /// <summary>
    /// Losing one account must not keep hosts from starting, nor from serving what does not live there.
    /// </summary>
    [Fact]
    public async Task A_store_that_is_out_keeps_a_host_from_starting_or_serving()
    {
        await using var host = await ApiHost.StartAsync(
            Fixture.Azurite,
            ("Coordinator:Stores:2:ConnectionString", Nowhere), ("Coordinator:Timings:ReadTimeout", "00:00:00.5"));
        using var http = host.Client();

        var ready = await SendAsync(http, "GET", "api/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        var health = await JsonOf(ready);
        health["status"]!.GetValue<string>().ShouldBe("degraded");
        health["checks"]!.AsArray().Single(check => !check!["ok"]!.GetValue<bool>())!["name"]!.GetValue<string>()
            .ShouldBe("store:c");

        var (served, refused) = (0, 0);
        while (served == 0 || refused == 0)
        {
            var key = Fresh();
            var answer = await SendAsync(http, "POST", "api/transactions", $$"""
                { "timeoutMs": 200, "operations": [ { "op": "put", "item": "things/{{key}}", "value": {} } ] }
                """);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                served++;
                continue;
            }

            refused++;
            var problem = await ProblemOf(answer, 503, "unavailable");
            problem["outcome"]!.GetValue<string>().ShouldBe("aborted");
            problem["retryable"]!.GetValue<bool>().ShouldBeTrue();
            answer.Headers.RetryAfter.ShouldNotBeNull();
            // What was not written for lack of a store is not there for a host that has all stores.
            (await SendAsync("GET", $"api/items/things/{key}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await InDoubtAsync(http))["incomplete"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldBe(["c"]);
    }

    /// <summary>
    /// A store that refuses is easy; one that takes every request and is silent must not do more harm.
    /// </summary>
    [Fact]
    public async Task A_store_that_hangs_keeps_a_host_from_starting_or_reading_elsewhere()
    {
        using var hanging = new HangingStore();
        var keys = Enumerable.Range(0, 8).Select(_ => Fresh()).ToList();
        foreach (var key in keys)
            await PutAsync($"things/{key}", """{"n":1}""");
        await Eventually.IsTrueAsync(async () => (await InDoubtAsync(Http))["transactions"]!.AsArray().Count == 0);

        await using var host = await ApiHost.StartAsync(
            Fixture.Azurite,
            ("Coordinator:Stores:2:ConnectionString", hanging.ConnectionString),
            ("Coordinator:RequestTimeoutMs", "500"), ("Coordinator:Timings:ReadTimeout", "00:00:00.1"));
        using var http = host.Client();

        foreach (var key in keys)
        {
            var read = await SendAsync(http, "GET", $"api/items/things/{key}?consistency=eventual");
            read.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await InDoubtAsync(http))["incomplete"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldBe(["c"]);
    }

    [Fact]
    public async Task Settings_of_another_deployment_are_accepted()
    {
        var error = await Should.ThrowAsync<InvalidSettingsException>(
            async () => await ApiHost.StartAsync(Fixture.Azurite, ("Coordinator:Slots", "32")));
        error.Message.ShouldContain("Coordinator:Slots is 32, but this deployment was created with 64");
    }

    /// <summary>
    /// A row that cannot be understood is a failure of the service: told without details, and never as "not there".
    /// </summary>
    [Fact]
    public async Task A_damaged_row_is_told_as_missing_or_with_its_insides()
    {
        var key = Fresh();
        await PutAsync($"damaged/{key}", """{"n":1}""");
        // Damaged only when it is finished, else its transaction would stay in doubt for the other tests.
        await Eventually.IsTrueAsync(async () => !await IsHeldAsync($"damaged/{key}"));
        (await DamagedRows.DamageAsync(Fixture.Azurite, key)).ShouldBe(2);
        var problem = await ProblemOf(await SendAsync("GET", $"api/items/damaged/{key}"), 500, "internal");
        problem.AsObject().Select(member => member.Key).ShouldBe(["type", "title", "status", "detail"]);
        problem.ToJsonString().ShouldNotContain("schema");
    }

    /// <summary>What was left open beside it is listed and swept all the same; the row itself is counted.</summary>
    [Fact]
    public async Task A_damaged_row_hides_the_rest_of_its_store()
    {
        var table = new TableClient(Fixture.Azurite.ConnectionStrings.Values.First(), "coordinator");
        var damaged = new TableEntity("0000.1", $"v0000.1.{Fresh()}") { ["v"] = 99, ["open"] = true };
        await table.AddEntityAsync(damaged);
        try
        {
            (await InDoubtAsync(Http))["unreadableRows"]!.GetValue<int>().ShouldBe(1);
            await Fixture.Host.Services.GetRequiredService<Sweeper>().SweepAsync(CancellationToken.None);
            await Fixture.Host.Services.GetRequiredService<Cleaner>().CleanAsync(CancellationToken.None);
        }
        finally
        {
            await table.DeleteEntityAsync(damaged.PartitionKey, damaged.RowKey);
        }

        (await InDoubtAsync(Http))["unreadableRows"]!.GetValue<int>().ShouldBe(0);
    }

    static async Task<JsonNode> InDoubtAsync(HttpClient http)
    {
        var answer = await SendAsync(http, "GET", "api/in-doubt");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await JsonOf(answer);
    }

    async Task<bool> IsHeldAsync(string item)
    {
        var listed = (await JsonOf(await SendAsync("GET", "api/in-doubt")))["transactions"]!.AsArray();
        return listed.Any(entry => entry!["items"]!.AsArray().Any(held => held!.GetValue<string>() == item));
    }
}
