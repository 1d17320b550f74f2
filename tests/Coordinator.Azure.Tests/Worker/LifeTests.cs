using System.Text.Json.Nodes;
using Coordinator.Azure.Tests.Host;
using Coordinator.Azure.Tests.Host.Rpc;
using Coordinator.Azure.Tests.Publishing;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Azure.Tests.Worker;

/// <summary>How workers begin and end.</summary>
public sealed class LifeTests(AzurePublish publish, GenuineWorker worker) : WorkerTest(publish, worker)
{
    const int RoundsMax = 5;
    const int Accounts = 12;

    [SkippableFact]
    public async Task A_worker_that_is_asked_to_end_leaves_work_undone_or_ends_as_if_it_failed()
    {
        await using var host = await Worker.StartAsync(Publish);
        using var http = new HttpClient { BaseAddress = host.Address };
        var collection = Fresh("end");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, Accounts).Select(i => TransferAsync(http, collection, i, i + Accounts)));
        answers.ShouldAllBe(status => status == 200);

        (await host.TerminateAsync()).ShouldBe(0, host.Worker.Said);
        (await OpenAsync(collection)).ShouldBe(0);
    }

    [SkippableFact]
    public async Task A_transaction_that_a_killed_worker_left_open_stays_open()
    {
        var open = 0;
        for (var round = 1; open == 0; round++)
        {
            round.ShouldBeLessThanOrEqualTo(RoundsMax, "no round left anything open");
            var collection = Fresh("kill");
            var answered = await KillUnderLoadAsync(collection);
            open = await OpenAsync(collection);
            await SweepUntilNoneIsOpenAsync(collection);
            await CheckAsync(collection, answered);
        }
    }

    [SkippableTheory]
    [InlineData("Coordinator:Slots", "0", "Coordinator:Slots must be a whole number from 1 to")]
    [InlineData("Coordinator:Stores:1:Name", "a", "the name 'a' stands more than once")]
    [InlineData("Coordinator:Stores:0:ConnectionString", null, "Coordinator:Stores:0 needs either ConnectionString or")]
    public async Task A_worker_with_wrong_settings_runs_or_does_not_say_what_is_wrong(
        string name, string? value, string complaint)
    {
        var failed = await Should.ThrowAsync<WorkerFailedException>(() => Worker.StartAsync(Publish, (name, value)));
        failed.Message.ShouldContain(complaint);
        failed.ExitCode.ShouldNotBe(0);
    }

    [SkippableFact]
    public async Task A_worker_serves_before_its_settings_are_held_against_the_deployment()
    {
        // One store that does not answer keeps the start waiting, while the host calls functions already.
        using var silent = new SilentStore();
        await using var host = await Worker.StartAsync(
            Publish, ("Coordinator:Slots", "32"), ("Coordinator:RequestTimeoutMs", "15000"),
            ("Coordinator:Stores:2:ConnectionString", silent.ConnectionString));
        using var http = new HttpClient { BaseAddress = host.Address };
        ((int)(await SendAsync(http, "GET", "api/health/live")).StatusCode).ShouldBe(200);

        var collection = Fresh("early");
        var answers = await Task.WhenAll(Enumerable.Range(0, Accounts).Select(i =>
            SendAsync(http, "PUT", $"api/items/{collection}/{i}", """{"n":1}""")));
        answers.Select(answer => (int)answer.StatusCode).ShouldBe(Enumerable.Repeat(503, Accounts));
        foreach (var answer in answers)
            (await ProblemOf(answer, 503, "unavailable"))["retryable"]!.GetValue<bool>().ShouldBeTrue();

        await host.Worker.Exited.WaitAsync(Eventually.Patience, TimeProvider.System);
        host.Worker.ExitCode.ShouldNotBe(0);
        await Eventually.IsTrueAsync(() =>
            host.Worker.Said.Contains("Coordinator:Slots is 32, but this deployment was created with 64"));
    }

    /// <returns>The transfers whose clients heard "committed" before the end.</returns>
    async Task<IReadOnlyList<int>> KillUnderLoadAsync(string collection)
    {
        await using var host = await Worker.StartAsync(Publish);
        using var http = new HttpClient { BaseAddress = host.Address };
        var transfers = Enumerable.Range(0, Accounts * 3)
            .Select(i => TransferAsync(http, collection, i % Accounts, Accounts + (i % Accounts), $"{collection}-{i}"))
            .ToList();
        await Eventually.IsTrueAsync(() => transfers.Exists(transfer => transfer is { IsCompletedSuccessfully: true }));
        await host.Worker.KillAsync();
        var statuses = await Task.WhenAll(transfers);
        return [.. Enumerable.Range(0, transfers.Count).Where(i => statuses[i] == 200)];
    }

    /// <returns>The status of the answer; 0 for none.</returns>
    static async Task<int> TransferAsync(HttpClient http, string collection, int from, int to, string? id = null)
    {
        var body = $$"""
            {"operations":[
              {"op":"add","item":"{{collection}}/{{from}}","path":"/balance","by":-1},
              {"op":"add","item":"{{collection}}/{{to}}","path":"/balance","by":1}]}
            """;
        try
        {
            var headers = id is null ? Array.Empty<(string, string)>() : [("Idempotency-Key", id)];
            return (int)(await SendAsync(http, "POST", "api/transactions", body, headers)).StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    async Task SweepUntilNoneIsOpenAsync(string collection) => await Eventually.IsTrueAsync(async () =>
    {
        var swept = await Worker.Host.RunAsync(
            "SweepOpenAttempts", TriggerData.OfTimer(TimeProvider.System.GetUtcNow()));
        swept.Result.Status.ShouldBe(StatusResult.Types.Status.Success, swept.Result.Exception?.Message);
        return await OpenAsync(collection) == 0;
    });

    async Task<int> OpenAsync(string collection)
    {
        var open = await JsonOf(await SendAsync("GET", "api/in-doubt?olderThanMs=0"));
        open["incomplete"]?.AsArray().ShouldBeEmpty();
        return open["transactions"]!.AsArray()
            .Count(one => one!["items"]!.AsArray()
                .Any(item => item!.GetValue<string>().StartsWith($"{collection}/", StringComparison.Ordinal)));
    }

    async Task CheckAsync(string collection, IReadOnlyList<int> answered)
    {
        foreach (var i in answered)
        {
            var known = await JsonOf(await SendAsync("GET", $"api/transactions/{collection}-{i}"));
            known["status"]!.GetValue<string>().ShouldBe("committed");
        }

        var names = Enumerable.Range(0, Accounts * 2).Select(i => $"{collection}/{i}");
        var read = await JsonOf(await SendAsync(
            "POST", "api/read", new JsonObject { ["items"] = new JsonArray([.. names.Select(name => (JsonNode)name)]) }
                .ToJsonString()));
        var balances = read["items"]!.AsArray()
            .Select(item => item!["value"]?["balance"]?.GetValue<int>() ?? 0).ToList();
        for (var i = 0; i < Accounts; i++)
            balances[i].ShouldBe(-balances[i + Accounts]);
        balances.Skip(Accounts).Sum().ShouldBeGreaterThanOrEqualTo(answered.Count);
    }
}
