using Coordinator.Functions.Answers;
using Coordinator.Functions.Middleware;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Coordinator.Functions.Dashboard;

/// <summary>
/// Serves the dashboard. Its files tell nobody anything, so they need no key; what they show they ask the API for, with
/// the key of whoever looks (decision 0029).
/// </summary>
public static class DashboardFunctions
{
    const string Route = "dashboard";

    /// <summary>The page.</summary>
    [Function("GetDashboard")]
    public static IResult Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request) =>
        Answer(request, DashboardFiles.Page);

    /// <summary>What the page loads.</summary>
    [Function("GetDashboardFile")]
    public static IResult GetFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = $"{Route}/{{*path}}")] HttpRequest request,
        string path) =>
        Answer(request, path);

    static WireResult Answer(HttpRequest request, string path)
    {
        if (DashboardFiles.Find(path) is not { } file)
            return WireResult.Of(ProblemOf.NotFound("The dashboard has no such file; it begins at /api/dashboard."));
        var answer = IsKnown(request.Headers.IfNoneMatch, file.Tag)
            ? WireResult.Empty(StatusCodes.Status304NotModified)
            : WireResult.File(file.Content, file.MediaType);
        // Asked for anew each time, and then mostly 304: a page of one release never runs with files of another.
        return answer.With("ETag", file.Tag)
            .With("Cache-Control", "no-cache")
            .With("Content-Security-Policy", ContentPolicies.Dashboard);
    }

    static bool IsKnown(StringValues header, string tag) =>
        EntityTagHeaderValue.TryParseList([.. header.OfType<string>()], out var known)
        && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Tag.Equals(tag, StringComparison.Ordinal));
}
