using Coordinator.Functions.Answers;
using Coordinator.Functions.Health;
using Coordinator.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Coordinator.Functions.Middleware;

/// <summary>
/// No function runs before the host has started. A request waits for that a few seconds, a message or a timer as long
/// as it takes: a host that cannot start ends, and others take those over.
/// </summary>
sealed class StartedHost(StartGate gate, TimeProvider time) : IFunctionsWorkerMiddleware
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (gate.Opened.IsCompleted || HealthFunctions.IsProbe(context.FunctionDefinition.Name)
            || await IsStartedAsync(context))
        {
            await next(context);
            return;
        }

        context.GetInvocationResult().Value = WireResult.Of(ProblemOf.Unavailable).RetryAfter(AskAgainAfter);
    }

    async Task<bool> IsStartedAsync(FunctionContext context)
    {
        var patience = context.GetHttpContext() is null ? Timeout.InfiniteTimeSpan : Patience;
        try
        {
            await gate.Opened.WaitAsync(patience, time, context.CancellationToken);
            // Those who waited do not run inside of the start.
            await Task.Yield();
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
