using System.Text.Json.Nodes;
using Coordinator.Azure.Tests.Publishing;
using Shouldly;

namespace Coordinator.Azure.Tests.Worker;

/// <summary>Transactions over HTTP, on three stores with two replicas of each slot.</summary>
public sealed class TransactionTests(AzurePublish publish, GenuineWorker worker) : WorkerTest(publish, worker)
{
    [SkippableFact]
    public async Task A_transfer_is_seen_by_half_or_in_one_store_only()
    {
        var (from, to) = ($"accounts/{Fresh("from")}", $"accounts/{Fresh("to")}");
        await OpenAsync(from, 30);
        await OpenAsync(to, 0);
        var answer = await RunAsync(Transfer(from, to, 10), "?explain=true");
        ((int)answer.StatusCode).ShouldBe(200);
        var body = await JsonOf(answer);
        body["status"]!.GetValue<string>().ShouldBe("committed");
        body["explain"]!["replicas"]!.GetValue<int>().ShouldBe(4);

        foreach (var consistency in new[] { "strong", "eventual" })
        {
            (await BalanceAsync(from, consistency)).ShouldBe(20);
            (await BalanceAsync(to, consistency)).ShouldBe(10);
        }

        var snapshot = await JsonOf(await SendAsync("POST", "api/read", $$"""{"items":["{{from}}","{{to}}"]}"""));
        snapshot["items"]!.AsArray().Select(item => item!["value"]!["balance"]!.GetValue<int>()).ShouldBe([20, 10]);
        var known = await JsonOf(await SendAsync("GET", $"api/transactions/{body["id"]!.GetValue<string>()}"));
        known["status"]!.GetValue<string>().ShouldBe("committed");
    }

    [SkippableFact]
    public async Task The_trace_of_the_host_ends_at_the_worker()
    {
        var (from, to, id) = ($"accounts/{Fresh("from")}", $"accounts/{Fresh("to")}", Fresh());
        await OpenAsync(from, 30);
        await OpenAsync(to, 0);
        ((int)(await RunAsync(Transfer(from, to, 10), "", ("Idempotency-Key", id))).StatusCode).ShouldBe(200);
        var activity = await JsonOf(await SendAsync("GET", "api/activity?limit=1000"));
        var run = activity["ended"]!.AsArray().Last(run => run!["id"]!.GetValue<string>() == id)!;
        run["traceId"]!.GetValue<string>().Length.ShouldBe(32, "the worker has no exporter, so nobody else listens");
        var metrics = await JsonOf(await SendAsync("GET", "api/metrics"));
        metrics["instruments"]!.AsArray().Select(instrument => instrument!["name"]!.GetValue<string>())
            .ShouldContain("coordinator.commit.duration");
    }

    [SkippableFact]
    public async Task An_overdraft_is_written_or_its_problem_lacks_the_reason()
    {
        var (from, to) = ($"accounts/{Fresh("from")}", $"accounts/{Fresh("to")}");
        await OpenAsync(from, 5);
        await OpenAsync(to, 0);
        var problem = await ProblemOf(await RunAsync(Transfer(from, to, 10)), 409, "aborted");
        var failed = problem["operations"]!.AsArray().Single()!;
        failed["reason"]!.GetValue<string>().ShouldBe("conditionFailed");
        failed["item"]!.GetValue<string>().ShouldBe(from);
        (await BalanceAsync(from, "strong")).ShouldBe(5);
        (await BalanceAsync(to, "strong")).ShouldBe(0);
    }

    [SkippableFact]
    public async Task A_repeated_id_happens_twice()
    {
        var (from, to) = ($"accounts/{Fresh("from")}", $"accounts/{Fresh("to")}");
        await OpenAsync(from, 30);
        await OpenAsync(to, 0);
        var id = ("Idempotency-Key", Fresh());
        for (var time = 1; time <= 2; time++)
            ((int)(await RunAsync(Transfer(from, to, 10), "", id)).StatusCode).ShouldBe(200);
        (await BalanceAsync(to, "strong")).ShouldBe(10);
        await ProblemOf(await RunAsync(Transfer(from, to, 11), "", id), 422, "idempotency-mismatch");
    }

    static string Transfer(string from, string to, int amount) => $$"""
        {"operations":[
          {"op":"add","item":"{{from}}","path":"/balance","by":-{{amount}},"min":0},
          {"op":"add","item":"{{to}}","path":"/balance","by":{{amount}}}]}
        """;

    Task<HttpResponseMessage> RunAsync(string body, string query = "", params (string, string)[] headers) =>
        SendAsync("POST", $"api/transactions{query}", body, headers);

    async Task OpenAsync(string account, int balance)
    {
        var answer = await SendAsync("PUT", $"api/items/{account}", $$"""{"balance":{{balance}}}""");
        ((int)answer.StatusCode).ShouldBe(201);
    }

    async Task<int> BalanceAsync(string account, string consistency)
    {
        JsonNode value = await JsonOf(await SendAsync("GET", $"api/items/{account}?consistency={consistency}"));
        return value["balance"]!.GetValue<int>();
    }
}
