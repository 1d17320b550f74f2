using System.Collections.Frozen;
using Coordinator.Contracts.OpenApi;
using Coordinator.Contracts.Problems;
using Coordinator.Core.Model;
using Coordinator.Functions.Access;
using Coordinator.Functions.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Coordinator.Functions.Middleware;

/// <summary>Finds out who calls, once for a request, before anything else asks.</summary>
sealed class CallerAccess(KeyCallers keys, TenantDirectory tenants) : IFunctionsWorkerMiddleware
{
    static readonly FrozenDictionary<string, ApiAccess> Asked = ApiRoutes.All.GroupBy(route => route.Name)
        .ToFrozenDictionary(same => same.Key, same => same.Max(route => route.Access), StringComparer.Ordinal);

    /// <inheritdoc />
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.GetHttpContext() is not { } http)
            return next(context);
        var asked = Asked.GetValueOrDefault(context.FunctionDefinition.Name, ApiAccess.Anonymous);
        var caller = Identify(http, asked);
        if (Refusal(caller, asked) is { } refusal)
        {
            context.GetInvocationResult().Value = WireResult.Of(refusal);
            return Task.CompletedTask;
        }

        http.Features.Set(caller);
        return next(context);
    }

    Caller Identify(HttpContext http, ApiAccess asked) => asked == ApiAccess.Anonymous
        ? new Caller(asked, Tenant.None, CallerAddress.Of(http))
        : keys.Identify(http, asked);

    Problem? Refusal(Caller caller, ApiAccess asked)
    {
        if (asked == ApiAccess.Anonymous || !tenants.HasTenants)
            return null;
        if (asked == ApiAccess.Admin)
            return caller.Tenant.IsNone ? null : ProblemOf.Forbidden("A tenant's key opens nothing of an operator's.");
        return caller.Level == ApiAccess.Admin || !caller.Tenant.IsNone ? null : ProblemOf.NoTenant;
    }
}
