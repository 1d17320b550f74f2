using Coordinator.Contracts.OpenApi;
using Coordinator.Core.Model;
using Coordinator.Functions.Access;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Health;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Limiting;
using Coordinator.Functions.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Coordinator.Functions.Middleware;

/// <summary>
/// So many requests a second for each caller, and for all callers of a tenant together, in bursts of at most one
/// second's worth; on routes that ask for no key, for each address. Each host counts for itself.
/// </summary>
sealed class CallerLimit(
    CoordinatorSettings settings, AddressBuckets addresses, HostMetrics metrics, TimeProvider time)
    : IFunctionsWorkerMiddleware
{
    readonly TokenBuckets _callers = new(time);
    readonly TokenBuckets _tenants = new(time);

    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.GetHttpContext() is { } http && !HealthFunctions.IsProbe(context.FunctionDefinition.Name)
            && QuotaOf(http) is { } quota)
        {
            http.Features.Set(quota);
            if (quota.ChargeOne() is { } problem)
            {
                context.GetInvocationResult().Value = WireResult.Of(problem);
                return;
            }
        }

        await next(context);
    }

    /// <summary>
    /// Null when nothing bounds the request. Where no key is asked for, a key tells nobody apart: any text would be
    /// another caller.
    /// </summary>
    CallQuota? QuotaOf(HttpContext http)
    {
        var caller = Caller.Of(http.Request);
        (string, TokenBucket?)[] all = caller.Level == ApiAccess.Anonymous
            ? [("address", addresses.Open(http))]
            :
            [
                ("caller", BucketOf(_callers, caller.Id, settings.Limits.RequestsPerSecondPerCaller)),
                ("tenant", BucketOf(_tenants, caller.Tenant.Name, PerSecondOf(caller.Tenant))),
            ];
        var given = all.Where(one => one.Item2 is not null).Select(one => (one.Item1, one.Item2!)).ToArray();
        return given.Length > 0 ? new CallQuota(http, metrics, given) : null;
    }

    int PerSecondOf(Tenant tenant) =>
        settings.Tenants.FirstOrDefault(one => !tenant.IsNone && one.Tenant == tenant)?.RequestsPerSecond ?? 0;

    static TokenBucket? BucketOf(TokenBuckets buckets, string name, int perSecond) =>
        perSecond > 0 ? buckets.Of(name, perSecond) : null;
}
