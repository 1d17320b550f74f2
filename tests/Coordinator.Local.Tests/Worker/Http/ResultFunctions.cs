using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Tests.Worker.Http;

public static class ResultFunctions
{
    public sealed record Money(decimal Amount, DayOfWeek Day);

    public sealed record Several([property: HttpResult] IActionResult Answer, string Unbound);

    [Function("object")]
    public static Task<IActionResult> ObjectAsync([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
        => Task.FromResult<IActionResult>(new ObjectResult(new Money(1.5m, DayOfWeek.Monday)) { StatusCode = 202 });

    [Function("json")]
    public static JsonResult Json([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
        => new(new Money(1.5m, DayOfWeek.Monday)) { ContentType = "application/problem+json", StatusCode = 409 };

    [Function("status")]
    public static async ValueTask<IActionResult> StatusAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
    {
        await Task.Yield();
        return new StatusCodeResult(418);
    }

    [Function("file")]
    public static IActionResult File([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
        => new FileContentResult(Encoding.UTF8.GetBytes("<p>é</p>"), "text/html; charset=utf-8");

    [Function("result")]
    public static async Task<IResult> ResultAsync([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
    {
        await Task.Yield();
        return Results.Json(new Money(1.5m, DayOfWeek.Monday), statusCode: 201);
    }

    [Function("several")]
    public static Several SeveralParts([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
        => new(new ContentResult { Content = "part", StatusCode = 203 }, "other");

    [Function("poco")]
    public static Money Poco(
        [HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
        => new(1.5m, DayOfWeek.Monday);

    [Function("text")]
    public static Task<string> TextAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
        => Task.FromResult("text");

    [Function("nothing")]
    public static Task NothingAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
        => Task.CompletedTask;

    [Function("void")]
    public static void Void([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
    {
    }

    [Function("direct")]
    public static async Task<IActionResult> DirectAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous)]
        HttpRequest request, FunctionContext context, CancellationToken cancellation)
    {
        await context.GetHttpContext()!.Response.WriteAsync("direct", cancellation);
        return new EmptyResult();
    }
}
