using Coordinator.Contracts;
using Coordinator.Contracts.Subscriptions;
using Coordinator.Core.Events;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Cursors;
using Coordinator.Functions.Access;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Http;
using Coordinator.Functions.Outgoing;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Sagas;
using Coordinator.Functions.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Functions.Subscriptions;

/// <summary>Keeps subscriptions, and tells of them.</summary>
public sealed class SubscriptionFunctions(
    SubscriptionCatalog catalog, LiveSubscriptions live, ProgressReader progress, IEventLog log,
    CoordinatorSettings settings, OutgoingHosts hosts, TenantPrefixes prefixes, IConfiguration configuration)
{
    const string List = "subscriptions";

    readonly SubscriptionParser _parser = new(new TargetParser(hosts, configuration[SettingNames.TaskHub] ?? ""));

    /// <summary>Creates a subscription, or changes it.</summary>
    [Function("PutSubscription")]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "subscriptions/{name}")] HttpRequest request,
        string name)
    {
        var body = await RequestBody.ReadAsync(request, WireMedia.Json);
        if (!body.IsValid)
            return WireResult.Of(body.Problem);
        var errors = new RequestErrors();
        var known = SubscriptionIds.Parse(request, name, errors);
        var tenant = Caller.Of(request).Tenant;
        prefixes.Check(tenant, known, "{name}", errors);
        var parsed = _parser.Parse(body.Value.Bytes, tenant, errors);
        if (!parsed.IsValid)
            return WireResult.Of(parsed.Problem);
        var answer = await catalog.PutAsync(known!, parsed.Value.Definition, parsed.Value.IsFromStart);
        live.Forget();
        return CatalogAnswers.Of(answer, tenant, name);
    }

    /// <summary>Tells how a subscription stands.</summary>
    [Function("GetSubscription")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "subscriptions/{name}")] HttpRequest request,
        string name)
    {
        var errors = new RequestErrors();
        if (SubscriptionIds.Parse(request, name, errors) is not { } known)
            return WireResult.Of(errors.ToProblem());
        var tenant = Caller.Of(request).Tenant;
        var read = await catalog.FindAsync(known, tenant);
        if (read.IsUnknown)
            return CatalogAnswers.Unavailable;
        if (read.Subscription is not { } found)
            return WireResult.Of(SubscriptionProblems.NotFound(name));
        return await SlotHeads.ReadAsync(log, settings.Slots) is { } heads
            && await progress.ReadAsync(found, heads) is { } slots
            ? WireResult.Json(SubscriptionAnswers.Of(
                found.SeenBy(tenant), [.. slots.Select(slot => slot.SeenBy(tenant))]))
            : CatalogAnswers.Unavailable;
    }

    /// <summary>Lists subscriptions by name.</summary>
    [Function("ListSubscriptions")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "subscriptions")] HttpRequest request)
    {
        var errors = new RequestErrors();
        var head = new RequestHead(request, errors);
        var top = SagaQueryParser.Top(head);
        var after = ListCursor.Decode(List, head.Text("cursor"), errors);
        if (!errors.IsEmpty)
            return WireResult.Of(errors.ToProblem());
        var tenant = Caller.Of(request).Tenant;
        if (await catalog.ListAsync(after is null ? null : tenant.Scope(after), top, tenant) is not { } found)
            return CatalogAnswers.Unavailable;
        return WireResult.Json(new SubscriptionListBody
        {
            Items = [.. found.Select(one => SubscriptionAnswers.Summary(one.SeenBy(tenant)))],
            Cursor = found.Length < top ? null : ListCursor.Encode(List, tenant.Plain(found[^1].Name)),
        });
    }

    /// <summary>Deletes a subscription.</summary>
    [Function("RemoveSubscription")]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "subscriptions/{name}")] HttpRequest request,
        string name)
    {
        var errors = new RequestErrors();
        if (SubscriptionIds.Parse(request, name, errors) is not { } known)
            return WireResult.Of(errors.ToProblem());
        var tenant = Caller.Of(request).Tenant;
        var answer = await catalog.DeleteAsync(known, tenant);
        live.Forget();
        return answer.Status == CatalogStatus.Done
            ? WireResult.Empty(204)
            : CatalogAnswers.Of(answer, tenant, name);
    }
}
