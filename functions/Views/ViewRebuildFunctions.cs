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

/// <summary>Builds views once more, and tells what they could not apply.</summary>
public sealed class ViewRebuildFunctions(ViewCatalog catalog, ViewReader reader, IViewBuilds builds)
{
    const string Route = "views/definitions/{name}";

    /// <summary>Builds a view once more from the event logs.</summary>
    [Function("StartViewRebuild")]
    public Task<IResult> RebuildAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = $"{Route}/rebuild")] HttpRequest request,
        string name,
        [DurableClient] DurableTaskClient client) =>
        BeginAsync(request, name, client);

    /// <summary>Lists the changes that a view could not apply.</summary>
    [Function("ListViewDeadLetters")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = $"{Route}/dead-letters")] HttpRequest request,
        string name)
    {
        var errors = new RequestErrors();
        var known = ViewIds.ParseName(request, name, "{name}", errors);
        var head = new RequestHead(request, errors);
        var (size, cursor) = (ViewQueryParser.TopOf(head), head.Text("cursor"));
        if (!errors.IsEmpty)
            return WireResult.Of(errors.ToProblem());
        var tenant = Caller.Of(request).Tenant;
        if (await catalog.FindAsync(known!, tenant) is not { } view)
            return WireResult.Of(ViewProblems.NoView(name));
        try
        {
            var letters = await reader.DeadLettersAsync(view, size, cursor);
            return WireResult.Json(ViewAnswers.Of(letters.SeenBy(tenant)));
        }
        catch (InvalidCursorException)
        {
            return WireResult.Of(ViewProblems.Cursor);
        }
    }

    /// <summary>
    /// Tries again what a view could not apply. Only other code can make it digestible, and only a rebuild puts it in
    /// its place among what came later (decision 0005).
    /// </summary>
    [Function("ReplayViewDeadLetters")]
    public Task<IResult> ReplayAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = $"{Route}/dead-letters/replay")] HttpRequest request,
        string name,
        [DurableClient] DurableTaskClient client) =>
        BeginAsync(request, name, client);

    async Task<IResult> BeginAsync(HttpRequest request, string name, DurableTaskClient client)
    {
        var errors = new RequestErrors();
        if (ViewIds.ParseName(request, name, "{name}", errors) is not { } known)
            return WireResult.Of(errors.ToProblem());
        var tenant = Caller.Of(request).Tenant;
        if (await catalog.BeginRebuildAsync(known, tenant) is not { } view)
            return WireResult.Of(ViewProblems.NoView(name));
        await builds.StartAsync(client, view);
        return ViewAnswers.Building(view.SeenBy(tenant));
    }
}
