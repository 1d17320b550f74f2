using Coordinator.Core.Model;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Functions.Transactions;

/// <summary>Runs, reports and aborts transactions.</summary>
public sealed class TransactionFunctions(
    TransactionCoordinator coordinator, TransactionLookup lookup, TransactionCloser closer,
    CoordinatorSettings settings)
{
    /// <summary>
    /// Runs a transaction. <c>Prefer: respond-async</c> may be ignored (RFC 7240), and is: the answer is the outcome.
    /// </summary>
    [Function("RunTransaction")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "transactions")] HttpRequest request)
    {
        var call = await TransactionCall.BindAsync(request, settings.Slots);
        if (!call.IsValid)
            return WireResult.Of(call.Problem);
        var answer = await coordinator.RunAsync(call.Value.Request);
        return TransactionAnswers.Of(answer, call.Value.Explain, call.Value.Request.DryRun);
    }

    /// <summary>Tells what is known of a transaction, and finishes it when it is found decided.</summary>
    [Function("GetTransaction")]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "transactions/{id}")] HttpRequest request,
        string id) =>
        ReportAsync(id, lookup.FindAsync);

    /// <summary>Aborts a transaction that is not decided yet, and closes its id.</summary>
    [Function("AbortTransaction")]
    public Task<IResult> AbortAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "transactions/{id}/abort")] HttpRequest request,
        string id) =>
        ReportAsync(id, closer.AbortAsync);

    async Task<IResult> ReportAsync(string text, Func<TransactionId, Task<TransactionReport>> ask)
    {
        var errors = new RequestErrors();
        if (TransactionIds.Parse(text, settings.Slots, "{id}", errors) is not { } id)
            return WireResult.Of(errors.ToProblem());
        return TransactionAnswers.Of(await ask(id), id);
    }
}
