using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Coordinator.Contracts;
using Coordinator.Contracts.OpenApi;
using Coordinator.Core.Model;
using Coordinator.Functions.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Coordinator.Functions.Middleware;

/// <summary>Finds out who calls, once for a request, before anything else asks.</summary>
sealed class CallerAccess : IFunctionsWorkerMiddleware
{
    static readonly FrozenDictionary<string, ApiAccess> Asked = ApiRoutes.All.GroupBy(route => route.Name)
        .ToFrozenDictionary(same => same.Key, same => same.First().Access, StringComparer.Ordinal);

    /// <inheritdoc />
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.GetHttpContext() is { } http)
            http.Features.Set(CallerOf(http, context.FunctionDefinition.Name));
        return next(context);
    }

    /// <summary>The host has checked the key that the function asks for.</summary>
    static Caller CallerOf(HttpContext http, string function) =>
        new(Asked.GetValueOrDefault(function, ApiAccess.Anonymous), Tenant.None, IdOf(http));

    /// <summary>A digest instead of the key, so that no key lies in memory for the sake of limits.</summary>
    static string IdOf(HttpContext http)
    {
        var key = http.Request.Headers[WireHeaders.FunctionsKey].ToString();
        if (key.Length == 0)
            key = http.Request.Query["code"].ToString();
        return key.Length > 0
            ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)))
            : http.Connection.RemoteIpAddress?.ToString() ?? "";
    }
}
