using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Http;

/// <summary>Serves the requests of one HTTP function: checks the key, runs it, answers when it fails.</summary>
sealed class HttpFunctionEndpoint(
    BoundFunction function, AuthorizationLevel level, FunctionRunner runner, FunctionKeys keys)
{
    const string KeyHeader = "x-functions-key";
    const string KeyParameter = "code";

    public Task InvokeAsync(HttpContext http)
    {
        if (LoopbackRule.Refusal(keys, http) is { } refusal)
            return refusal.WriteAsync(http.Response);
        return keys.Allow(level, ShownKey(http.Request))
            ? RunAsync(http)
            : Problem.Unauthorized.WriteAsync(http.Response);
    }

    /// <summary>By the official host's rule: the first header; only without any, the first one in the query.</summary>
    static string? ShownKey(HttpRequest request)
        => request.Headers.TryGetValue(KeyHeader, out var shown) || request.Query.TryGetValue(KeyParameter, out shown)
            ? shown.FirstOrDefault()
            : null;

    async Task RunAsync(HttpContext http)
    {
        var routeValues = new Dictionary<string, object?>(http.Request.RouteValues, StringComparer.OrdinalIgnoreCase);
        FunctionContext context = runner.Prepare(
            function, new TriggerEvent(http.Request, routeValues), http.RequestServices, http.RequestAborted);
        context.Items[HttpItems.ContextKey] = http;
        try
        {
            await runner.RunAsync(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client went away: there is nobody to answer, and the runner has logged it.
            http.Abort();
        }
#pragma warning disable CA1031 // The edge of the host: whatever a function throws becomes an answer. It is logged.
        catch (Exception)
#pragma warning restore CA1031
        {
            await AnswerFailureAsync(http);
        }
    }

    static async Task AnswerFailureAsync(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            // Half an answer is out: cutting the connection is the only way left to say that it is not whole.
            http.Abort();
            return;
        }

        http.Response.Clear();
        await Problem.Internal.WriteAsync(http.Response);
    }
}
