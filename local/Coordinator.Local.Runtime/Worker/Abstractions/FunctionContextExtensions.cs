using Coordinator.Local.Runtime.Worker.Http;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The way from a run to the HTTP request that triggered it.</summary>
public static class FunctionContextExtensions
{
    /// <summary>The request's context; null when the function was not triggered by HTTP.</summary>
    /// <param name="context">The run.</param>
    public static HttpContext? GetHttpContext(this FunctionContext context)
        => context.Items.TryGetValue(HttpItems.ContextKey, out object? value) ? value as HttpContext : null;
}
