using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Coordinator.Functions.Middleware;

/// <summary>
/// Goes on with the trace of whoever called: what the Functions host was told as <c>traceparent</c>. Where telemetry is
/// collected, that has happened already; else the trace goes on unrecorded, so that it reaches participants and the
/// activity of this host.
/// </summary>
sealed class TraceContinuation : IFunctionsWorkerMiddleware
{
    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        var parent = context.TraceContext.TraceParent;
        if (Activity.Current is not null || !ActivityContext.TryParse(parent, traceState: null, out _))
        {
            await next(context);
            return;
        }

        using var continued = new Activity(context.FunctionDefinition.Name).SetParentId(parent).Start();
        await next(context);
    }
}
