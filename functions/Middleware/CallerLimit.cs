using System.Net.Sockets;
using Coordinator.Contracts.OpenApi;
using Coordinator.Functions.Access;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Health;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Limiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Coordinator.Functions.Middleware;

/// <summary>
/// So many requests a second for each caller, in bursts of at most one second's worth; on routes that ask for no key,
/// for each address. Each host counts for itself.
/// </summary>
sealed class CallerLimit(CoordinatorSettings settings, HostMetrics metrics, TimeProvider time)
    : IFunctionsWorkerMiddleware
{
    /// <summary>A network of one customer has so many bytes in common (RFC 6177).</summary>
    const int NetworkBytes = 8;

    readonly TokenBuckets _callers = new(time);
    readonly TokenBuckets _addresses = new(time);

    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.GetHttpContext() is { } http && !HealthFunctions.IsProbe(context.FunctionDefinition.Name)
            && QuotaOf(http) is { } quota)
        {
            http.Features.Set(quota);
            if (quota.Charge(1) is { } problem)
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
        if (caller.Level == ApiAccess.Anonymous)
        {
            return Quota(http, "address", settings.Limits.RequestsPerSecondPerAddress, AddressOf(http), _addresses);
        }

        return Quota(http, "caller", settings.Limits.RequestsPerSecondPerCaller, caller.Id, _callers);
    }

    CallQuota? Quota(HttpContext http, string name, int perSecond, string id, TokenBuckets buckets) =>
        perSecond > 0 ? new CallQuota(http, metrics, (name, buckets.Of(id, perSecond))) : null;

    static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } address =>
            Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)),
        var address => address.MapToIPv4().ToString(),
    };
}
