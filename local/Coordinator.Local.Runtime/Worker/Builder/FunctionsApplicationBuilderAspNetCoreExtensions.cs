using Coordinator.Local.Runtime.Worker.Http;
using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Lets HTTP functions take ASP.NET Core's requests and return its results.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>
    /// Serves HTTP functions. Middleware that is added later runs inside: it sees the result before it is written.
    /// </summary>
    /// <param name="builder">The application.</param>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(HttpTriggerSource)))
            return builder;
        builder.Services.AddMvcCore();
        builder.Services.AddSingleton<HttpTriggerSource>();
        builder.Services.AddSingleton<ITriggerSource>(services => services.GetRequiredService<HttpTriggerSource>());
        builder.Use(next => context => HttpResultStep.InvokeAsync(context, next));
        return builder;
    }
}
