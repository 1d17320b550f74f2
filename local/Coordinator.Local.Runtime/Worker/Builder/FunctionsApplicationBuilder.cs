using System.Reflection;
using Coordinator.Local.Runtime.Worker.Hosting;
using Coordinator.Local.Runtime.Worker.Http;
using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>
/// Collects an application's services, settings and middleware, and builds the host that serves its functions.
/// </summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    readonly WebApplicationBuilder _web;
    readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];
    bool _built;

    internal FunctionsApplicationBuilder(string[] args, Assembly assembly, IEnumerable<Type> types)
    {
        string? found = Path.GetDirectoryName(assembly.Location);
        string directory = string.IsNullOrEmpty(found) ? AppContext.BaseDirectory : found;
        // The slim builder: no HTTPS, no static files, no start-up filters by name; whatever a function needs is
        // added by hand.
        _web = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = assembly.GetName().Name,
            ContentRootPath = directory,
            EnvironmentName = System.Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT"),
        });
        Configuration.Sources.Insert(0, QuietDefaults.Source);
        LineConsole.AddTo(Logging);
        HostJson = new HostJson(directory, _web.Configuration);
        Services.AddSingleton(new FunctionTypes(types));
        Services.AddSingleton(_ => new FunctionPipeline(_middleware));
        WorkerServices.AddTo(Services);
    }

    /// <summary>A place for extensions to leave things for each other while the application is built.</summary>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_web).Properties;

    /// <summary>
    /// The settings: <c>appsettings.json</c>, environment variables, the command line, and what is added.
    /// </summary>
    public ConfigurationManager Configuration => _web.Configuration;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <summary>The environment; its content root is the directory of the assembly that holds the functions.</summary>
    public IHostEnvironment Environment => _web.Environment;

    /// <summary>The logging.</summary>
    public ILoggingBuilder Logging => _web.Logging;

    /// <summary>The metrics.</summary>
    public IMetricsBuilder Metrics => _web.Metrics;

    /// <summary>The services.</summary>
    public IServiceCollection Services => _web.Services;

    /// <summary>The application's host.json; read when it is asked, so that settings can still be added.</summary>
    internal HostJson HostJson { get; }

    /// <summary>Uses another container.</summary>
    /// <typeparam name="TContainerBuilder">The container's builder.</typeparam>
    /// <param name="factory">Makes it.</param>
    /// <param name="configure">Fills it.</param>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull
        => ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    /// <summary>Adds middleware inside of what was added before.</summary>
    /// <param name="middleware">Makes a pipeline out of the rest of it.</param>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ThrowIfBuilt();
        _middleware.Add(middleware);
        return this;
    }

    /// <summary>
    /// Builds the host. It serves when it is started; <c>IServer</c> among its services tells where. Every mistake in a
    /// function's declaration shows here.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// A function is declared wrongly, or no key is set and the host would listen to other machines.
    /// </exception>
    public IHost Build()
    {
        ThrowIfBuilt();
        _built = true;
        FunctionKeys keys = FunctionKeys.From(Configuration);
        string[] addresses = ListenAddresses.From(Configuration);
        LoopbackRule.Require(keys, addresses);
        _web.WebHost.UseUrls(addresses);
        Services.AddSingleton(keys);
        Services.AddSingleton(HostJson);
        WorkerServices.AddDefaultsTo(Services);
        WebApplication application = _web.Build();
        FunctionEndpoints.MapTo(application);
        return application;
    }

    void ThrowIfBuilt()
    {
        if (_built)
            throw new InvalidOperationException("The application has already been built.");
    }
}
