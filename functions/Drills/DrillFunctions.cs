using Coordinator.Contracts;
using Coordinator.Contracts.Drills;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Coordinator.Storage.Drills;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Drills;

/// <summary>Breaks things on purpose, on this host and where the settings allow it.</summary>
public sealed class DrillFunctions(
    StoreOutages outages, CoordinatorSettings settings, ILogger<DrillFunctions> log)
{
    const string Route = "drills/outage";

    /// <summary>Cuts this host off from a store.</summary>
    [Function("StartOutage")]
    public async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = Route)] HttpRequest request)
    {
        if (!settings.AreDrillsEnabled)
            return WireResult.Of(ProblemOf.DrillsDisabled);
        var body = await RequestBody.ReadAsync(request, WireMedia.Json);
        if (!body.IsValid)
            return WireResult.Of(body.Problem);
        var parsed = OutageParser.Parse(body.Value.Bytes);
        if (!parsed.IsValid)
            return WireResult.Of(parsed.Problem);
        var (store, duration) = parsed.Value;
        if (outages.Find(store) is not { } found)
            return NoStore(store);
        var until = found.Start(duration);
        log.OutageStarted(store, (long)duration.TotalMilliseconds);
        return WireResult.Json(new OutageBody { Store = store, Until = until });
    }

    /// <summary>Lists the stores that this host is cut off from.</summary>
    [Function("ListOutages")]
    public IResult List([HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = Route)] HttpRequest request) =>
        settings.AreDrillsEnabled
            ? WireResult.Json(new OutageListBody
            {
                Items = [.. outages.All.Select(outage => new OutageBody { Store = outage.Key, Until = outage.Value })],
            })
            : WireResult.Of(ProblemOf.DrillsDisabled);

    /// <summary>Ends an outage before its time.</summary>
    [Function("StopOutage")]
    public IResult End([HttpTrigger(AuthorizationLevel.Admin, "delete", Route = Route)] HttpRequest request)
    {
        if (!settings.AreDrillsEnabled)
            return WireResult.Of(ProblemOf.DrillsDisabled);
        var errors = new RequestErrors();
        var store = new RequestHead(request, errors).Text("store");
        if (string.IsNullOrEmpty(store))
            errors.Add("?store", "Is missing.");
        if (!errors.IsEmpty)
            return WireResult.Of(errors.ToProblem());
        if (outages.Find(store!) is not { } found)
            return NoStore(store!);
        found.End();
        log.OutageEnded(store!);
        return WireResult.Empty(204);
    }

    static WireResult NoStore(string store) =>
        WireResult.Of(ProblemOf.NotFound($"This host has no store named '{store}'."));
}
