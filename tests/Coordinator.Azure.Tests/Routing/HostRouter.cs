using System.Reflection;
using Coordinator.Azure.Tests.Functions;
using Coordinator.Azure.Tests.Publishing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.Extensions.DependencyInjection;

namespace Coordinator.Azure.Tests.Routing;

/// <summary>
/// The Functions host's own router, given routes as the host gives them: in the order of the functions' names, the
/// first that matches takes the request, however special another one is. Besides, newer hosts refuse HEAD at the first
/// route that matches when its function takes neither HEAD nor GET.
/// </summary>
sealed class HostRouter
{
    const string Assembly = "Microsoft.Azure.WebJobs.Extensions.Http";

    readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddRouting().BuildServiceProvider();
    readonly IRouter _router;
    readonly RouteNames _names;

    public HostRouter(PublishedCode host, IEnumerable<PublishedFunction> functions)
    {
        _names = (RouteNames)DispatchProxy.Create(
            host.Type(Assembly, $"{Assembly}.IWebJobsRouteHandler"), typeof(RouteNames));
        var resolver = _services.GetRequiredService<IInlineConstraintResolver>();
        _router = (IRouter)Activator.CreateInstance(host.Type(Assembly, $"{Assembly}.WebJobsRouter"), resolver)!;
        var builder = Call(_router, "CreateBuilder", _names, "api");
        foreach (var function in functions.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase))
            Add(builder, function);
        Call(_router, "AddFunctionRoutes", Call(builder, "Build"), null);
    }

    /// <summary>Who takes a request; null for nobody.</summary>
    public async Task<string?> RouteAsync(string method, string path)
    {
        var http = new DefaultHttpContext { RequestServices = _services };
        http.Request.Method = method;
        http.Request.Path = path;
        var route = new RouteContext(http);
        await _router.RouteAsync(route);
        if (route.Handler is null)
            return null;
        await route.Handler(http);
        return _names.Last;
    }

    static void Add(object builder, PublishedFunction function)
    {
        Map(builder, function.Name, function.Route, function.Methods);
        if (!function.Methods.Contains("GET") && !function.Methods.Contains("HEAD"))
            Map(builder, $"405 of {function.Name}", function.Route, ["HEAD"]);
    }

    static void Map(object builder, string name, string route, IEnumerable<string> methods)
    {
        object constraints = new RouteValueDictionary
        {
            ["httpMethod"] = new HttpMethodRouteConstraint([.. methods]),
        };
        Call(builder, "MapFunctionRoute", name, route, constraints, name);
    }

    static object Call(object target, string name, params object?[] arguments)
    {
        var method = target.GetType().GetMethods()
            .Single(method => method.Name == name && method.GetParameters().Length == arguments.Length);
        return method.Invoke(target, arguments)!;
    }
}
