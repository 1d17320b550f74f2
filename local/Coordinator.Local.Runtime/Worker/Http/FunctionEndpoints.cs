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
        var endpoints = application.Services.GetRequiredService<FunctionCatalog>().Functions
            .Where(function => function.Blueprint.Trigger is HttpTriggerAttribute)
            .Select(function => Endpoint(
                function, prefix,
                ActivatorUtilities.CreateInstance<HttpFunctionEndpoint>(application.Services, function).InvokeAsync));
        ((IEndpointRouteBuilder)application).DataSources.Add(new DefaultEndpointDataSource(endpoints));
    }

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
