using Coordinator.Contracts;
using Coordinator.Contracts.Problems;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Access;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;

namespace Coordinator.Functions.Sagas;

/// <summary>Starts sagas and tells of them.</summary>
public sealed class SagaFunctions(
    SagaStarter starter, SagaWaiter waiter, ISagas sagas, TenantPrefixes prefixes, IHostApplicationLifetime host)
{
    static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Starts a saga, or joins the one of its id; waits for its end as long as the caller likes.</summary>
    [Function("StartSaga")]
    public async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "sagas")] HttpRequest request,
        [DurableClient] DurableTaskClient client)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = await RequestBody.ReadAsync(request, WireMedia.Json);
        if (!body.IsValid)
            return WireResult.Of(body.Problem);
        var errors = new RequestErrors();
        var key = new RequestHead(request, errors).IdempotencyKey();
        var parsed = SagaParser.ParseStart(body.Value.Bytes, Caller.Of(request).Tenant, key, errors);
        if (!parsed.IsValid)
            return WireResult.Of(parsed.Problem);
        prefixes.Check(parsed.Value.Tenant, parsed.Value.Id, key is null ? "/id" : WireHeaders.IdempotencyKey, errors);
        prefixes.Check(parsed.Value.Tenant, parsed.Value.Definition, "/definition", errors);
        if (!errors.IsEmpty)
            return WireResult.Of(errors.ToProblem());
        var started = await starter.StartAsync(client, parsed.Value);
        return started.IsValid ? await AnswerAsync(request, started.Value) : Refused(started.Problem);
    }

    /// <summary>Tells how a saga stands; waits for its end as long as the caller likes.</summary>
    [Function("ReadSaga")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "sagas/{id}")] HttpRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        var errors = new RequestErrors();
        var tenant = Caller.Of(request).Tenant;
        if (SagaIds.Parse(id, tenant, "{id}", errors) is not { } saga)
            return WireResult.Of(errors.ToProblem());
        var found = await WaitAsync(request, saga, tenant);
        return found is null
            ? WireResult.Of(ProblemOf.SagaNotFound(id))
            : Applied(request, WireResult.Json(SagaAnswers.Of(found.SeenBy(tenant))));
    }

    /// <summary>Lists sagas, the newest first.</summary>
    [Function("ListSagas")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "sagas")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = SagaQueryParser.Parse(request);
        if (!query.IsValid)
            return WireResult.Of(query.Problem);
        try
        {
            return WireResult.Json(SagaAnswers.Of((await sagas.ListAsync(query.Value)).SeenBy(query.Value.Tenant)));
        }
        catch (InvalidCursorException)
        {
            return WireResult.Of(SagaProblems.Cursor);
        }
    }

    async Task<WireResult> AnswerAsync(HttpRequest request, SagaStatus accepted)
    {
        var isWaiting = Preference.Of(request).Wait > TimeSpan.Zero;
        var found = isWaiting ? await WaitAsync(request, accepted.Id, accepted.Tenant) : null;
        var seen = (found ?? accepted).SeenBy(accepted.Tenant);
        return Applied(request, found?.EndedAt is null ? SagaAnswers.Accepted(seen) : SagaAnswers.Ended(seen));
    }

    Task<SagaStatus?> WaitAsync(HttpRequest request, string id, Tenant tenant) =>
        waiter.FindAsync(
            id, tenant, Preference.Of(request).Wait, request.HttpContext.RequestAborted, host.ApplicationStopping);

    static WireResult Applied(HttpRequest request, WireResult result)
    {
        var preference = Preference.Of(request);
        return preference.Wait > TimeSpan.Zero
            ? result.With(WireHeaders.PreferenceApplied, preference.Applied)
            : result;
    }

    static WireResult Refused(Problem problem)
    {
        var result = WireResult.Of(problem);
        return problem is { Type: ProblemTypes.Unavailable, SagaId: { } id }
            ? result.With("Location", "/" + WireAddresses.Saga(id)).RetryAfter(AskAgainAfter)
            : result;
    }
}
