using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Tests.Worker.Http;

public static class GuardedFunctions
{
    [Function("Anonymous")]
    public static IActionResult ForAll([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
        => new OkResult();

    [Function("Function")]
    public static IActionResult ForUsers([HttpTrigger(AuthorizationLevel.Function)] HttpRequest request)
        => new OkResult();

    [Function("Unsaid")]
    public static IActionResult Unsaid([HttpTrigger("get")] HttpRequest request)
        => new OkResult();

    [Function("Admin")]
    public static IActionResult ForOperators([HttpTrigger(AuthorizationLevel.Admin)] HttpRequest request)
        => new OkResult();
}
