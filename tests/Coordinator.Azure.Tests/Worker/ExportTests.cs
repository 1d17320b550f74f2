using Coordinator.Azure.Tests.Host;
using Coordinator.Azure.Tests.Host.Rpc;
using Coordinator.Azure.Tests.Publishing;
using Coordinator.TestKit.Telemetry;
using Shouldly;

namespace Coordinator.Azure.Tests.Worker;

/// <summary>What the worker sends to Azure Monitor past the host (S12).</summary>
public sealed class ExportTests(AzurePublish publish, GenuineWorker worker) : WorkerTest(publish, worker)
{
    const string Insights = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    const string Key = "canary-key-51d2";
    const string Token = "canary-token-90be";
    const string Query = "canary-query-3c77";
    const string Value = "canary-value-e8a4";

    [SkippableFact]
    public async Task Exported_telemetry_holds_what_callers_keep_secret_or_lacks_what_operators_need()
    {
        await using var ingestion = await Ingestion.StartAsync();
        await using var host = await Worker.StartAsync(Publish, (Insights, ingestion.ConnectionString));
        using var http = new HttpClient { BaseAddress = host.Address };
        await GenuineWorker.ReadyAsync(host);
        var item = $"api/items/export/{Fresh()}";
        await AskAsync(http, "PUT", item, $$"""{"secret":"{{Value}}"}""", 201);
        await AskAsync(http, "GET", item, null, 200);
        await AskAsync(http, "PUT", item, $$"""{"secret":"{{Value}}",""", 400);
        await AskAsync(http, "GET", "api/items/export/none", null, 404);
        var swept = await host.RunAsync("SweepOpenAttempts", TriggerData.OfTimer(TimeProvider.System.GetUtcNow()));
        swept.Result.Status.ShouldBe(StatusResult.Types.Status.Success, swept.Result.Exception?.Message);

        // A worker that ends sends what it has not sent yet.
        (await host.TerminateAsync()).ShouldBe(0, host.Worker.Said);
        await ingestion.ComesAsync("coordinator.indoubt.age");
        // The request itself is the host's; a run of a function is a part of the host's trace.
        await ingestion.ComesAsync("\"RemoteDependencyData\"");
        await ingestion.ComesAsync($"\"ai.operation.parentId\":\"{Invoker.HostSpan}\"");
        ingestion.Taken.ShouldSatisfyAllConditions(
            taken => taken.ShouldNotContain(Key), taken => taken.ShouldNotContain(Token),
            taken => taken.ShouldNotContain(Query), taken => taken.ShouldNotContain(Value),
            taken => taken.ShouldNotContain("AccountKey"), taken => taken.ShouldNotContain("SharedKey"));
    }

    static async Task AskAsync(HttpClient http, string method, string address, string? body, int status)
    {
        var answer = await SendAsync(
            http, method, $"{address}?code={Query}", body, ("x-functions-key", Key),
            ("Authorization", $"Bearer {Token}"));
        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync());
    }
}
