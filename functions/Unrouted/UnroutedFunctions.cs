using Coordinator.Contracts.OpenApi;
using Coordinator.Functions.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Functions.Unrouted;

/// <summary>
/// Answers whatever no other function takes. The Functions host asks routes in the order of their functions' names, so
/// this name must be the last. It tells nothing that the OpenAPI document does not, so it needs no key.
/// </summary>
public static class UnroutedFunctions
{
    /// <summary>
    /// 405 for a known address, with the methods that it takes; 404 for any other; OPTIONS lists the methods.
    /// </summary>
    [Function("Unrouted")]
    public static IResult Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", "trace",
            Route = "{*path}")]
        HttpRequest request,
        string? path)
    {
        ArgumentNullException.ThrowIfNull(request);
        var methods = ApiRoutes.MethodsOf(path ?? "");
        if (methods.Count == 0)
            return WireResult.Of(
                ProblemOf.NotFound("There is nothing at this address; /api/openapi.json lists what there is."));
        var answer = HttpMethods.IsOptions(request.Method)
            ? WireResult.Empty(204)
            : WireResult.Of(ProblemOf.MethodNotAllowed(request.Method));
        return answer.With("Allow", string.Join(", ", methods));
    }
}
