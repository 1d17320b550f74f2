using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Coordinator.Functions.Middleware;

/// <summary>Headers that keep answers from being cached, sniffed, framed or run by a browser.</summary>
sealed class SecurityHeaders : IFunctionsWorkerMiddleware
{
    /// <inheritdoc />
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext()?.Response.Headers is { } headers)
        {
            headers.CacheControl = "no-store";
            headers.XContentTypeOptions = "nosniff";
            headers.ContentSecurityPolicy = ContentPolicies.Data;
            headers["Referrer-Policy"] = "no-referrer";
        }

        return next(context);
    }
}
