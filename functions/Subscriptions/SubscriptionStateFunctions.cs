using Coordinator.Contracts;
using Coordinator.Core.Model;
using Coordinator.Core.Subscriptions;
using Coordinator.Functions.Access;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Functions.Subscriptions;

/// <summary>Stops subscriptions, lets them go on, and sends them back.</summary>
public sealed class SubscriptionStateFunctions(
    SubscriptionCatalog catalog, LiveSubscriptions live, SubscriptionReplays replays, CoordinatorSettings settings)
{
    /// <summary>Stops deliveries.</summary>
    [Function("PauseSubscription")]
    public Task<IResult> PauseAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "subscriptions/{name}/pause")] HttpRequest request,
        string name) =>
        SetAsync(request, name, catalog.PauseAsync);

    /// <summary>Goes on with deliveries.</summary>
    [Function("ResumeSubscription")]
    public Task<IResult> ResumeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "subscriptions/{name}/resume")] HttpRequest request,
        string name) =>
        SetAsync(request, name, catalog.ResumeAsync);

    /// <summary>Delivers again.</summary>
    [Function("ReplaySubscription")]
    public async Task<IResult> ReplayAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "subscriptions/{name}/replay")] HttpRequest request,
        string name)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = await RequestBody.ReadAsync(request, WireMedia.Json);
        if (!body.IsValid)
            return WireResult.Of(body.Problem);
        var errors = new RequestErrors();
        SubscriptionIds.Parse(request, name, errors);
        var parsed = new ReplayParser(settings.Slots).Parse(body.Value.Bytes, errors);
        if (!parsed.IsValid)
            return WireResult.Of(parsed.Problem);
        var answer = await replays.RunAsync(
            Caller.Of(request).Tenant, name, parsed.Value, request.HttpContext.RequestAborted);
        live.Forget();
        return answer;
    }

    async Task<IResult> SetAsync(HttpRequest request, string name, Func<string, Tenant, Task<CatalogAnswer>> set)
    {
        var errors = new RequestErrors();
        if (SubscriptionIds.Parse(request, name, errors) is not { } known)
            return WireResult.Of(errors.ToProblem());
        var tenant = Caller.Of(request).Tenant;
        var answer = await set(known, tenant);
        live.Forget();
        return CatalogAnswers.Of(answer, tenant, name);
    }
}
