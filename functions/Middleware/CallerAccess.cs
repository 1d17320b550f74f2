using Coordinator.Contracts.OpenApi;
using Coordinator.Contracts.Problems;
using Coordinator.Core.Model;
using Coordinator.Functions.Access;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Limiting;
using Coordinator.Functions.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Coordinator.Functions.Middleware;

/// <summary>
/// Finds out who calls, once for a request, before anything else asks, and lets nobody further than he may go. An HTTP
/// function of which <see cref="AccessPolicy"/> says nothing is closed to everybody. Each refusal costs the address a
/// token; one that has none left is not even asked who calls.
/// </summary>
sealed class CallerAccess(
    ICallers callers, TenantDirectory tenants, CallerAddress addresses, AddressBuckets buckets, HostMetrics metrics)
    : IFunctionsWorkerMiddleware
{
    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.GetHttpContext() is { } http)
        {
            var asked = AccessPolicy.Of(context.FunctionDefinition.Name);
            var found = await IdentifyAsync(http, asked);
            if (!found.IsKnown)
            {
                context.GetInvocationResult().Value = found.Refusal;
                return;
            }

            http.Features.Set(found.Caller);
        }

        await next(context);
    }

    async ValueTask<Identification> IdentifyAsync(HttpContext http, ApiAccess? asked)
    {
        if (asked is not { } level)
            return WireResult.Of(ProblemOf.Closed);
        if (level == ApiAccess.Anonymous)
            return new Caller(level, Tenant.None, addresses.Of(http));
        var bucket = buckets.Refused(http);
        if (bucket is { Left: 0 })
            return RefuseUnasked(bucket);
        var found = await callers.IdentifyAsync(http, level);
        if (found.IsKnown && Refusal(found.Caller, level) is { } problem)
            found = WireResult.Of(problem);
        // Afterwards: who shows what is good must not pay, however many requests are on their way at once.
        if (found.Refusal is { Status: StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden })
            bucket?.TryTake(1);
        return found;
    }

    WireResult RefuseUnasked(TokenBucket bucket)
    {
        metrics.Calls.Refused("address");
        return WireResult.Of(ProblemOf.ManyRefusals).RetryAfter(bucket.WaitFor(1));
    }

    Problem? Refusal(Caller caller, ApiAccess asked)
    {
        if (caller.Level < asked)
            return ProblemOf.RoleMissing(asked == ApiAccess.Admin ? ApiRoles.Operator : ApiRoles.Client);
        return tenants.HasTenants && caller.Level < ApiAccess.Admin && caller.Tenant.IsNone ? ProblemOf.NoTenant : null;
    }
}
