using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Tests.Worker.Http;

public static class RoutedFunctions
{
    [Function("Plain")]
    public static IActionResult Plain([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
        => new OkObjectResult($"{request.Method} plain");

    [Function("GetItem")]
    public static IActionResult GetItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{collection}/{*key}")] HttpRequest request,
        string collection,
        string key)
        => new ContentResult { Content = $"{collection}|{key}", ContentType = "text/plain; charset=utf-8" };

    [Function("PutItem")]
    public static IActionResult PutItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = "items/{collection}/{*key}")]
        HttpRequest request,
        string collection,
        string key)
        => new ObjectResult(null) { StatusCode = StatusCodes.Status201Created };

    [Function("Typed")]
    public static IResult Typed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "typed/{number:int}/{id:guid}/{day?}")]
        HttpRequest request,
        int number,
        Guid id,
        DayOfWeek? day,
        FunctionContext context)
    {
        object? again = context.BindingContext.BindingData["NUMBER"];
        return Results.Text($"{number + 1} {id} {day?.ToString() ?? "none"} {again}");
    }
}
