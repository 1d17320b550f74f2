using Coordinator.Functions.Access;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Health;
using Coordinator.Functions.Http;
using Coordinator.Functions.Limiting;
using Coordinator.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Coordinator.Functions.Middleware;

/// <summary>
/// Refuses at once what this host has no room for, new work first, so that it keeps answering what it has let in.
/// </summary>
sealed class LoadShedding(Admission admission, HostMetrics metrics) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        var function = context.FunctionDefinition.Name;
        if (context.GetHttpContext() is not { } http || !admission.IsOn || HealthFunctions.IsProbe(function))
        {
            await next(context);
            return;
        }

        var kind = RequestClasses.Of(function, http.Request);
        using var place = admission.TryEnter(kind, Caller.Of(http.Request).Tenant);
        if (place is null)
        {
            metrics.Calls.Refused("load");
            context.GetInvocationResult().Value =
                WireResult.Of(ProblemOf.Overloaded).RetryAfter(TimeSpan.FromSeconds(1));
            return;
        }

        await next(context);
        place.OfCaller = http.Features.Get<BodyIntake>()?.Waited ?? TimeSpan.Zero;
        place.Status = (context.GetInvocationResult().Value as WireResult)?.Status;
    }
}
