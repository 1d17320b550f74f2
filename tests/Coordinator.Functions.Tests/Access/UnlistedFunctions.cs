using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Functions.Tests.Access;

/// <summary>A function that somebody wrote and did not put into the table of routes.</summary>
public static class UnlistedFunctions
{
    [Function("Unlisted")]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Ok();
}
