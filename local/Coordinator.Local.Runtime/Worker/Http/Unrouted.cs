using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordinator.Local.Runtime.Worker.Http;

/// <summary>
/// A problem document for requests that no function takes, which the server answers with a bare 404, or with a bare 405
/// when some function has the address but not the method.
/// </summary>
static class Unrouted
{
    public static async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        // What a function answers is its own business; its endpoint has a route, that of a wrong method has none.
        if (http.Response.HasStarted || http.GetEndpoint() is RouteEndpoint)
            return;
        var problem = http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => Problem.NotFound,
            StatusCodes.Status405MethodNotAllowed => Problem.MethodNotAllowed,
            _ => null,
        };
        if (problem is not null)
            await problem.WriteAsync(http.Response);
    }
}
