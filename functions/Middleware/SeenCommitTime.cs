using System.Collections.Frozen;
using Coordinator.Contracts;
using Coordinator.Contracts.OpenApi;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Coordinator.Functions.Middleware;

/// <summary>
/// Before a function runs, the host's clock observes the commit time that the caller has seen. Only of callers with a
/// key: nobody else may move the clock.
/// </summary>
sealed class SeenCommitTime(SeenTimes times) : IFunctionsWorkerMiddleware
{
    static readonly FrozenSet<string> Keyed = ApiRoutes.All.Where(route => route.Access != ApiAccess.Anonymous)
        .Select(route => route.Name).ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc />
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Keyed.Contains(context.FunctionDefinition.Name) && context.GetHttpContext() is { } http
            && times.Observe(http.Request.Headers[WireHeaders.CommitTime]) is { } problem)
        {
            context.GetInvocationResult().Value = WireResult.Of(problem);
            return Task.CompletedTask;
        }

        return next(context);
    }
}
