using Coordinator.Functions.Answers;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Telemetry.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Functions.Telemetry;

/// <summary>Shows operators what the host that answers does.</summary>
public sealed class TelemetryFunctions(TelemetryPages pages)
{
    const int LimitDefault = 200;

    /// <summary>The transactions that it runs and ran lately.</summary>
    [Function("GetActivity")]
    public IResult GetActivity(
        [HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = "activity")] HttpRequest request)
    {
        var errors = new RequestErrors();
        var head = new RequestHead(request, errors);
        var after = head.NumberFrom("after", 0) ?? 0;
        var limit = head.Whole("limit", 1, TelemetryPages.LimitMax) ?? LimitDefault;
        return errors.IsEmpty ? WireResult.Json(pages.Activity(after, limit)) : WireResult.Of(errors.ToProblem());
    }

    /// <summary>What it counts and measures.</summary>
    [Function("GetMetrics")]
    public IResult GetMetrics(
        [HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = "metrics")] HttpRequest request) =>
        WireResult.Json(pages.Metrics());
}
