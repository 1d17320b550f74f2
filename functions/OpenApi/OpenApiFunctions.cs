using Coordinator.Contracts.OpenApi;
using Coordinator.Functions.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Functions.OpenApi;

/// <summary>Serves the description of the API.</summary>
public static class OpenApiFunctions
{
    /// <summary>The OpenAPI document.</summary>
    [Function("GetOpenApi")]
    public static IResult Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request) =>
        WireResult.RawJson(OpenApiDocument.Text);
}
