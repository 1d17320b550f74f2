using Coordinator.Contracts;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Views.Catalog;
using Coordinator.Core.Views.Reading;
using Coordinator.Functions.Access;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Coordinator.Functions.Views;

/// <summary>Defines views, tells how far they are, and deletes them.</summary>
public sealed class ViewDefinitionFunctions(
    ViewCatalog catalog, LiveViews views, ViewReader reader, IViewBuilds builds, TenantPrefixes prefixes)
{
    const string Route = "views/definitions/{name}";

    /// <summary>Defines a view, or changes its definition, and starts to build it.</summary>
    [Function("PutViewDefinition")]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = Route)] HttpRequest request,
        string name,
        [DurableClient] DurableTaskClient client)
    {
        var body = await RequestBody.ReadAsync(request, WireMedia.Json);
        if (!body.IsValid)
            return WireResult.Of(body.Problem);
        var errors = new RequestErrors();
        var known = ViewIds.ParseName(request, name, "{name}", errors);
        var tenant = Caller.Of(request).Tenant;
        prefixes.Check(tenant, known, "{name}", errors);
        var definition = known is null ? null : ViewDefinitionParser.Parse(known, body.Value.Bytes, tenant, errors);
        if (!errors.IsEmpty)
            return WireResult.Of(errors.ToProblem());
        var put = await catalog.PutAsync(definition!);
        if (put.State == ViewPutState.OtherTenant)
            return WireResult.Of(ProblemOf.OtherOwner("view"));
        if (put.State == ViewPutState.Taken)
            return WireResult.Of(ViewProblems.IsCode(name));
        // Also when nothing has changed: whoever put it may have died before it was started.
        if (put.View.Building is not null)
            await builds.StartAsync(client, put.View);
        await views.FollowedAsync(refresh: true);
        return WireResult.Json(ViewAnswers.Summary(put.View.SeenBy(tenant)));
    }

    /// <summary>Reads a view's definition and how far the view is.</summary>
    [Function("GetViewDefinition")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Route)] HttpRequest request, string name)
    {
        var errors = new RequestErrors();
        if (ViewIds.ParseName(request, name, "{name}", errors) is not { } known)
            return WireResult.Of(errors.ToProblem());
        var tenant = Caller.Of(request).Tenant;
        if (await catalog.FindAsync(known, tenant) is not { } view)
            return WireResult.Of(ViewProblems.NoView(name));
        // Whoever is told of a generation here reads its rows on this host from now on.
        views.Meet(view);
        var dead = await reader.DeadLettersAsync(view, size: 1, cursor: null);
        var status = await reader.StatusAsync(view);
        return WireResult.Json(ViewAnswers.Of(view.SeenBy(tenant), status, !dead.Letters.IsEmpty));
    }

    /// <summary>Deletes a view.</summary>
    [Function("RemoveView")]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = Route)] HttpRequest request, string name)
    {
        var errors = new RequestErrors();
        if (ViewIds.ParseName(request, name, "{name}", errors) is not { } known)
            return WireResult.Of(errors.ToProblem());
        if (!await catalog.DeleteAsync(known, Caller.Of(request).Tenant))
            return WireResult.Of(ViewProblems.NoView(name));
        await views.FollowedAsync(refresh: true);
        return WireResult.Empty(204);
    }

    /// <summary>Lists the views by name.</summary>
    [Function("ListViewDefinitions")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "views/definitions")] HttpRequest request)
    {
        var errors = new RequestErrors();
        var head = new RequestHead(request, errors);
        var (size, cursor) = (ViewQueryParser.TopOf(head), head.Text("cursor"));
        if (!errors.IsEmpty)
            return WireResult.Of(errors.ToProblem());
        try
        {
            var tenant = Caller.Of(request).Tenant;
            return WireResult.Json(ViewAnswers.Of((await catalog.ListAsync(size, cursor, tenant)).SeenBy(tenant)));
        }
        catch (InvalidCursorException)
        {
            return WireResult.Of(ViewProblems.Cursor);
        }
    }
}
