using System.Text.Json;
using Coordinator.Functions.Orchestrations;
using Coordinator.Local.Runtime.Durable;
using Coordinator.Local.Runtime.Durable.Engine;
using Coordinator.Local.Runtime.Durable.Execution;
using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Simulation.Systems.Hosts;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordinator.Simulation.Systems.Hubs;

/// <summary>
/// What a host needs to run orchestrations and activities: the product's own, and the local engine's.
/// </summary>
#pragma warning disable CA1001 // A host that dies disposes of nothing, and no handle is behind the pool.
sealed class HubTasks
#pragma warning restore CA1001
{
    static readonly DurableTaskRegistry Registry = NewRegistry();
    static readonly HubSettings Settings = new() { ActivitiesMax = 40 };

    readonly ActivityPool _activities;

    /// <param name="host">The host.</param>
    /// <param name="hub">The hub.</param>
    public HubTasks(SystemHost host, SimHub hub)
    {
        var catalog = new TaskCatalog(Registry, host.Services.GetRequiredService<IServiceScopeFactory>());
        var loggers = host.Services.GetRequiredService<ILoggerFactory>();
        Steps = new StepRunner(
            catalog, new OrchestrationExecutor(Converter, NullLoggerFactory.Instance), Settings, hub.Ids, hub.Clock);
        _activities = new ActivityPool(
            catalog, Converter, Settings, loggers.CreateLogger<ActivityPool>(), CancellationToken.None);
    }

    /// <summary>Inputs and outputs as the official worker writes them.</summary>
    public static DataConverter Converter { get; } =
        new JsonDataConverter(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });

    /// <summary>Makes steps of orchestrations.</summary>
    public StepRunner Steps { get; }

    /// <summary>Runs an activity.</summary>
    public Task<OutcomeEvent> RunAsync(string instance, ActivityScheduled activity) =>
        _activities.RunAsync(instance, activity);

    static DurableTaskRegistry NewRegistry()
    {
        var registry = new DurableTaskRegistry();
        OrchestrationTasks.AddTo(registry);
        return registry;
    }
}
