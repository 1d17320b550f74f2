using System.Collections.Immutable;
using Coordinator.Functions.Hosting;
using Coordinator.Local.Runtime.Durable.Hosting;
using Coordinator.Local.Runtime.Worker.Hosting;
using Coordinator.Local.Runtime.Worker.Http;
using Coordinator.Local.Runtime.Worker.Invocation;
using Coordinator.Local.Runtime.Worker.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordinator.Simulation.Systems.Hosts;

/// <summary>
/// The product's functions, found and bound once for all simulated hosts, and the server's routing to those over HTTP.
/// </summary>
static class SystemFunctions
{
    const string RoutePrefix = "api";

    static readonly FunctionCatalog Catalog = new(
        new FunctionTypes(typeof(CoordinatorApplication).Assembly.GetExportedTypes()),
        [new HttpTriggerSource(), .. Triggers],
        [
            new RunBinderSource(), new HttpRequestBinderSource(), .. Triggers, new DurableClientBinderSource(),
            new BindingDataBinderSource(),
        ],
        []);

    static readonly RequestDelegate Routing = NewRouting();

    /// <summary>The settings that nobody changed.</summary>
    public static IConfiguration Settings { get; } =
        new ConfigurationBuilder().AddInMemoryCollection(CoordinatorApplication.Defaults).Build();

    /// <summary>All functions.</summary>
    public static ImmutableArray<BoundFunction> All => Catalog.Functions;

    /// <summary>The functions that take from queues, by the queue.</summary>
    public static IReadOnlyDictionary<string, BoundFunction> ByQueue { get; } = All
        .Where(function => function.Blueprint.Trigger is QueueTriggerAttribute)
        .ToDictionary(
            function => ((QueueTriggerAttribute)function.Blueprint.Trigger).QueueName, StringComparer.Ordinal);

    /// <summary>The functions with a schedule.</summary>
    public static ImmutableArray<(BoundFunction Function, ISchedule Schedule)> Timers { get; } = [.. TimersOf(All)];

    /// <summary>
    /// Finds the function that a request is for, as the server does. It waits for nothing; what the server's routing
    /// does on other threads, to be faster next time, is to know nothing of the simulation.
    /// </summary>
    /// <returns>Null when there is none; then the request is answered.</returns>
    public static BoundFunction? Route(HttpContext http)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var routed = Routing(http);
            if (!routed.IsCompletedSuccessfully)
                throw new InvalidOperationException("Routing waits for nothing.", routed.Exception);
            return http.Features.Get<BoundFunction>();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    static SimTriggers[] Triggers =>
        [new SimTriggers(typeof(QueueTriggerAttribute)), new SimTriggers(typeof(TimerTriggerAttribute))];

    static IEnumerable<(BoundFunction Function, ISchedule Schedule)> TimersOf(IEnumerable<BoundFunction> functions)
    {
        var references = new SettingReferences(Settings);
        return from function in functions
               let trigger = function.Blueprint.Trigger as TimerTriggerAttribute
               where trigger is not null
               select (function, ScheduleText.Parse(references.Resolve(trigger.Schedule)));
    }

    static RequestDelegate NewRouting()
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton(new System.Diagnostics.DiagnosticListener("Simulation"));
        services.AddRouting();
        var application = new ApplicationBuilder(services.BuildServiceProvider());
        application.Use(Unrouted.AnswerAsync);
        application.Use(EncodedSlashes.DecodeAsync);
        application.UseRouting();
        application.UseEndpoints(routes => routes.DataSources.Add(new DefaultEndpointDataSource(
            All.Where(function => function.Blueprint.Trigger is HttpTriggerAttribute).Select(Endpoint))));
        var routing = application.Build();
        // The first request makes the table of routes; who comes second must not find it half made.
        routing(new DefaultHttpContext()).GetAwaiter().GetResult();
        return routing;
    }

    static Endpoint Endpoint(BoundFunction function) => FunctionEndpoints.Endpoint(function, RoutePrefix, http =>
    {
        http.Features.Set(function);
        return Task.CompletedTask;
    });
}
