using Coordinator.Core.Model;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Access;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Coordinator.Functions.Transactions;

/// <summary>Runs, reports and aborts transactions.</summary>
public sealed class TransactionFunctions(
    TransactionCoordinator coordinator, TransactionLookup lookup, TransactionCloser closer,
    DurableTransactions durable, CoordinatorSettings settings)
{
    /// <summary>
    /// Runs a transaction: here and now, or, if the caller prefers, in an orchestration that outlives the request.
    /// </summary>
    [Function("RunTransaction")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "transactions")] HttpRequest request,
        [DurableClient] DurableTaskClient client)
    {
        var call = await TransactionCall.BindAsync(request, settings.Layout);
        if (!call.IsValid)
            return WireResult.Of(call.Problem);
        var preference = Preference.Of(request);
        if (preference.IsAsync && !call.Value.Request.DryRun)
            return await durable.RunAsync(client, call.Value, preference);
        var answer = (await coordinator.RunAsync(call.Value.Request)).SeenBy(call.Value.Request.Tenant);
        return TransactionAnswers.Of(answer, call.Value.Explain, call.Value.Request.DryRun);
    }

    /// <summary>Tells what is known of a transaction, and finishes it when it is found decided.</summary>
    [Function("GetTransaction")]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "transactions/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string id) =>
        ReportAsync(request, id, async known =>
            await durable.CompleteAsync(client, known, await lookup.FindAsync(known)));

    /// <summary>Aborts a transaction that is not decided yet, and closes its id.</summary>
    [Function("AbortTransaction")]
    public Task<IResult> AbortAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "transactions/{id}/abort")] HttpRequest request,
        string id) =>
        ReportAsync(request, id, closer.AbortAsync);

    async Task<IResult> ReportAsync(
        HttpRequest request, string text, Func<TransactionId, Task<TransactionReport>> ask)
    {
        var errors = new RequestErrors();
        if (!AddressText.IsDecodable(request))
            errors.Add("{id}", AddressText.Error);
        var tenant = Caller.Of(request).Tenant;
        if (TransactionIds.Parse(text, tenant, settings.Slots, "{id}", errors) is not { } id || !errors.IsEmpty)
            return WireResult.Of(errors.ToProblem());
        return TransactionAnswers.Of((await ask(id)).SeenBy(tenant), new TransactionId(text));
    }
}
