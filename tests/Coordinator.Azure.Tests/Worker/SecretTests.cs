using Coordinator.Azure.Tests.Host;
using Coordinator.Azure.Tests.Host.Rpc;
using Coordinator.Azure.Tests.Publishing;
using Shouldly;

namespace Coordinator.Azure.Tests.Worker;

/// <summary>What the worker writes, and what it logs through the host, which keeps it for long.</summary>
public sealed class SecretTests(AzurePublish publish, GenuineWorker worker) : WorkerTest(publish, worker)
{
    const string Canary = "canary-7f3a";

    [SkippableTheory]
    [InlineData("GET", "api/items/worker/none", null)]
    [InlineData("GET", "api/nothing/here", null)]
    [InlineData("PUT", "api/items/worker/none", "{")]
    [InlineData("GET", "api/transactions/canary-unknown", null)]
    public async Task A_key_of_a_caller_is_logged(string method, string address, string? body)
    {
        await SendAsync(method, $"{address}?code={Canary}", body, ("x-functions-key", Canary));
        // The log of a later call comes behind what was logged for this one.
        var failed = await Worker.Host.RunAsync(
            "FollowLogs", TriggerData.OfQueue("{}", TimeProvider.System.GetUtcNow()));
        failed.Result.Status.ShouldBe(StatusResult.Types.Status.Failure);

        Worker.Host.Logs.ShouldNotBeEmpty();
        Worker.Host.Logs.ShouldAllBe(log => !log.ToString().Contains(Canary, StringComparison.Ordinal)
            && !log.ToString().Contains("AccountKey", StringComparison.OrdinalIgnoreCase));
        Worker.Host.Worker.Said.ShouldNotContain(Canary);
        Worker.Host.Worker.Said.ShouldNotContain("AccountKey");
    }
}
