using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Tests.Durable.Hosting;

/// <summary>Functions that start, tell and ask, as those of an application do.</summary>
public static class DurableFunctions
{
    [Function("StartSum")]
    public static async Task<IActionResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sums/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id)
    {
        ArgumentNullException.ThrowIfNull(client);
        var options = new Microsoft.DurableTask.StartOrchestrationOptions(id)
            .WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
        try
        {
            var input = new SumInput([1, 2, 3]);
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(SumOrchestrator), input, options);
            return new AcceptedResult();
        }
        catch (InvalidOperationException)
        {
            return new OkResult();
        }
    }

    [Function("RaiseMore")]
    public static async Task<IActionResult> Raise(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sums/{id}/more/{number:int}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        int number)
    {
        ArgumentNullException.ThrowIfNull(client);
        await client.RaiseEventAsync(id, "more", number);
        return new AcceptedResult();
    }

    [Function("GetSum")]
    public static async Task<IActionResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sums/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id)
    {
        ArgumentNullException.ThrowIfNull(client);
        var ended = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        var answer = ended.ReadOutputAs<SumOutput>()?.Text ?? ended.FailureDetails?.ErrorMessage;
        return new ContentResult { Content = answer };
    }
}
