using Coordinator.Local.Runtime.Worker.Hosting;
using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Coordinator.Local.Runtime.Worker.Http;

/// <summary>Makes a route of the server's routing out of each HTTP function.</summary>
static class FunctionEndpoints
{
    public static void MapTo(WebApplication application)
    {
        if (application.Services.GetRequiredService<FunctionKeys>().AreOpen)
            Log.OpenOnLoopback(application.Logger);
        application.Use(Unrouted.AnswerAsync);
        application.Use(EncodedSlashes.DecodeAsync);
        application.UseRouting();
        string prefix = application.Services.GetRequiredService<HostJson>().RoutePrefix;
        var levels = application.Services.GetRequiredService<HttpLevels>();
        var endpoints = from function in application.Services.GetRequiredService<FunctionCatalog>().Functions
                        let level = levels.Of(function)
                        where level is not null
                        select Endpoint(function, prefix, Serve(application.Services, function, level.Value));
        ((IEndpointRouteBuilder)application).DataSources.Add(new DefaultEndpointDataSource(endpoints));
    }

    static RequestDelegate Serve(IServiceProvider services, BoundFunction function, AuthorizationLevel level)
        => ActivatorUtilities.CreateInstance<HttpFunctionEndpoint>(services, function, level).InvokeAsync;

    /// <summary>The route of an HTTP function, whoever serves it.</summary>
    public static Endpoint Endpoint(BoundFunction function, string prefix, RequestDelegate serve)
    {
        var trigger = (HttpTriggerAttribute)function.Blueprint.Trigger;
        string route = $"{prefix}/{trigger.Route ?? function.Blueprint.Name}".TrimStart('/');
        var builder = new RouteEndpointBuilder(serve, RoutePatternFactory.Parse(route), order: 0)
        {
            DisplayName = function.Blueprint.Name,
        };
        var methods = (trigger.Methods ?? []).Select(method => method.ToUpperInvariant());
        builder.Metadata.Add(new HttpMethodMetadata(methods));
        return builder.Build();
    }
}
