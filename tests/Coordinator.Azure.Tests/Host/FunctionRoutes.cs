using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;

namespace Coordinator.Azure.Tests.Host;

/// <summary>
/// The host's routes. Unlike endpoint routing, which the worker uses, the first one that fits wins, in the order of
/// the functions' names.
/// </summary>
sealed class FunctionRoutes
{
    const string FunctionToken = "function";

    readonly RouteCollection _routes = new();

    /// <summary>Routes of functions.</summary>
    /// <param name="functions">All functions; those without an HTTP trigger have no route.</param>
    /// <param name="prefix">What every route begins with.</param>
    /// <param name="constraints">Reads constraints in routes.</param>
    public FunctionRoutes(IEnumerable<WorkerFunction> functions, string prefix, IInlineConstraintResolver constraints)
    {
        foreach (var function in functions.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase))
        {
            if (WorkerFunction.TypeOf(function.Trigger) == "httpTrigger")
                _routes.Add(RouteTo(function, prefix, constraints));
        }
    }

    /// <summary>Finds the function of a request.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<(WorkerFunction Function, RouteValueDictionary Values)?> FindAsync(HttpContext http)
    {
        var context = new RouteContext(http);
        await _routes.RouteAsync(context);
        return context.Handler is null
            ? null
            : ((WorkerFunction)context.RouteData.DataTokens[FunctionToken]!, context.RouteData.Values);
    }

    static Route RouteTo(WorkerFunction function, string prefix, IInlineConstraintResolver constraints)
    {
        var methods = function.Trigger.GetProperty("methods").Deserialize<string[]>()!;
        return new Route(
            new RouteHandler(_ => Task.CompletedTask), function.Name,
            $"{prefix}/{function.Trigger.GetProperty("route").GetString()}", defaults: [],
            new Dictionary<string, object> { ["httpMethod"] = new HttpMethodRouteConstraint(methods) },
            new RouteValueDictionary { [FunctionToken] = function }, constraints);
    }
}
