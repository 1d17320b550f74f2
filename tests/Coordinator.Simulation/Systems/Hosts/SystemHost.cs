using Azure.Storage.Queues.Models;
using Coordinator.Functions.Hosting;
using Coordinator.Local.Runtime.Worker.Http;
using Coordinator.Local.Runtime.Worker.Invocation;
using Coordinator.Local.Runtime.Worker.Queues;
using Coordinator.Local.Runtime.Worker.Timers;
using Coordinator.Simulation.Systems.Hubs;
using Coordinator.TestKit.Simulation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordinator.Simulation.Systems.Hosts;

/// <summary>
/// One process: the product's services, hosted services, functions and middleware, on a simulated host. It dies with
/// that host; a restart is another one.
/// </summary>
sealed class SystemHost
{
    readonly FunctionRunner _runner;
    readonly HostEndpoints _endpoints;

    public SystemHost(SystemWorld world, string name, TimeSpan skew)
    {
        Sim = world.Base.NewHost(name, skew);
        var services = new ServiceCollection();
        HostPorts.AddTo(services, world, Sim);
        services.AddCoordinatorCore(HostPorts.SettingsOf(world));
        var middleware = new MiddlewareList(services);
        middleware.Use(next => context => HttpResultStep.InvokeAsync(context, next));
        if (world.Options.Around is { } around)
            middleware.Use(around);
        CoordinatorApplication.UseMiddleware(middleware);
        world.Options.Alter(services);
        Services = services.BuildServiceProvider();
        _runner = new FunctionRunner(
            new FunctionPipeline(middleware.All), Services.GetRequiredService<IServiceScopeFactory>(),
            Services.GetRequiredService<ILoggerFactory>(), Sim.Time);
        _endpoints = new HostEndpoints(_runner);
        Tasks = new HubTasks(this, world.Hub);
    }

    /// <summary>Its thread, clock and randomness.</summary>
    public SimHost Sim { get; }

    /// <summary>Its services.</summary>
    public ServiceProvider Services { get; }

    /// <summary>What it runs for the hub.</summary>
    public HubTasks Tasks { get; }

    /// <summary>Starts its hosted services and timers.</summary>
    public void Start() => _ = Sim.Start(async () =>
    {
        foreach (var service in Services.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
        foreach (var (function, schedule) in SystemFunctions.Timers)
        {
            var timer = new TimerListener(function, schedule, runOnStartup: false, _runner, Sim.Time);
            _ = Sim.Start(() => timer.ListenAsync(CancellationToken.None, CancellationToken.None));
        }
    });

    /// <summary>Serves a message of a queue; to be called on the host.</summary>
    /// <returns>Whether its function came to a good end.</returns>
    public async Task<bool> ServeAsync(string queue, QueueMessage message)
    {
        try
        {
            await _runner.RunAsync(
                SystemFunctions.ByQueue[queue], QueueEvent.Of(message, message.Body), CancellationToken.None);
            return true;
        }
#pragma warning disable CA1031 // Whatever a function throws: its message is not done. The runner has logged it.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    /// <summary>Serves an HTTP request; to be called on the host.</summary>
    public async Task ServeAsync(HttpContext http)
    {
        await using var scope = Services.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        if (SystemFunctions.Route(http) is { } function)
            await _endpoints.ServeAsync(function, http);
    }
}
