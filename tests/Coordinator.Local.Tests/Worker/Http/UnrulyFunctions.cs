using Coordinator.Local.Tests.Worker.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Tests.Worker.Http;

/// <summary>Made by the container for each run; fails, waits, and reads too much.</summary>
public sealed class UnrulyFunctions(Gate gate)
{
    public const string Secret = "the secret of the exception";

    [Function("throws")]
    public static IActionResult Throws([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
        => throw new InvalidOperationException(Secret);

    [Function("throws-later")]
    public static async Task<IActionResult> ThrowsLaterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
    {
        await Task.Yield();
        throw new InvalidOperationException(Secret);
    }

    [Function("throws-in-the-answer")]
    public static async Task<IActionResult> ThrowsInTheAnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
    {
        request.HttpContext.Response.ContentLength = 1000;
        await request.HttpContext.Response.WriteAsync("half", request.HttpContext.RequestAborted);
        await request.HttpContext.Response.Body.FlushAsync();
        throw new InvalidOperationException(Secret);
    }

    [Function("number")]
    public static IActionResult Number(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "number/{value}")] HttpRequest request, int value)
        => new OkObjectResult(value);

    [Function("waits")]
    public async Task<IActionResult> WaitsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        return new OkObjectResult("waited");
    }

    [Function("reads")]
    public static async Task<IActionResult> ReadsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request)
    {
        request.HttpContext.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = 1000;
        try
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
            return new OkObjectResult(body.Length);
        }
        catch (BadHttpRequestException error)
        {
            return new StatusCodeResult(error.StatusCode);
        }
    }
}
