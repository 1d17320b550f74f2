using Coordinator.Azure.Tests.Publishing;
using Shouldly;

namespace Coordinator.Azure.Tests.Worker;

/// <summary>The host's durable extension does not answer: its account is out, or the extension restarts.</summary>
public sealed class DurableClientTests(AzurePublish publish, GenuineWorker worker) : WorkerTest(publish, worker)
{
    [SkippableFact]
    public async Task An_asynchronous_transaction_hangs_or_shows_what_failed_inside()
    {
        var id = Fresh();
        var answer = await SendAsync(
            "POST", "api/transactions",
            Put(id),
            ("Prefer", "respond-async"));
        var problem = await ProblemOf(answer, 503, "in-doubt");
        problem["transactionId"]!.GetValue<string>().ShouldBe(id);
        answer.Headers.Location!.OriginalString.ShouldEndWith(id);
    }

    [SkippableFact]
    public async Task A_saga_hangs_or_is_shown_though_nobody_knows_whether_it_started()
    {
        var name = Fresh("definition");
        var defined = await SendAsync(
            "PUT", $"api/sagas/definitions/{name}",
            """{"steps":[{"name":"wait","wait":{"event":"go","timeoutMs":60000}}]}""");
        ((int)defined.StatusCode).ShouldBe(200);
        var id = Fresh("saga");
        var answer = await SendAsync(
            "POST", "api/sagas", $$"""{"definition":"{{name}}","id":"{{id}}","input": { } }""");
        (await ProblemOf(answer, 503, "unavailable"))["sagaId"]!.GetValue<string>().ShouldBe(id);
    }

    [SkippableTheory]
    [InlineData("api/cluster/scrub", null)]
    [InlineData("api/cluster/shards/0/move", """{"to":["b","c"]}""")]
    public async Task An_operation_hangs_or_shows_what_failed_inside(string address, string? body) =>
        await ProblemOf(await SendAsync("POST", address, body), 503, "unavailable");

    [SkippableFact]
    public async Task A_transaction_of_the_store_is_not_found_for_want_of_the_hub()
    {
        var id = Fresh();
        await SendAsync(
            "POST", "api/transactions",
            Put(id));
        var known = await JsonOf(await SendAsync("GET", $"api/transactions/{id}"));
        known["status"]!.GetValue<string>().ShouldBe("committed");
    }

    static string Put(string id) =>
        $$"""{ "id": "{{id}}", "operations": [ { "op": "put", "item": "worker/{{id}}", "value": {} } ] }""";
}
