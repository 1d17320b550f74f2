using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Events;
using Coordinator.Core.Placement;
using Coordinator.Core.Records;
using Coordinator.Core.Registers;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Outgoing;
using Coordinator.Simulation.Systems.Hubs;
using Coordinator.Simulation.Systems.Queues;
using Coordinator.Simulation.Systems.Sagas;
using Coordinator.Storage.Drills;
using Coordinator.Storage.Health;
using Coordinator.Storage.Queues;
using Coordinator.TestKit.Simulation;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordinator.Simulation.Systems.Hosts;

/// <summary>The ports of a host, on the simulated world: everything else is the product's.</summary>
static class HostPorts
{
    /// <summary>Registers them.</summary>
    public static void AddTo(IServiceCollection services, SystemWorld world, SimHost host)
    {
        services.AddSingleton<TimeProvider>(host.Time);
        services.AddSingleton<IIdSource>(host.Ids);
        services.AddSingleton<ILoggerFactory>(new HostLog(world, host.Name));
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton<IMeterFactory>(SharedMeters.Instance);
        services.AddSingleton(SystemFunctions.Settings);
        services.AddSingleton<IHostApplicationLifetime, HostLife>();
        services.AddSingleton<INetwork, NoNetwork>();
        AddStores(services, world, host);
        var queues = new QueueLink(world, host);
        services.AddSingleton<INudges>(queues);
        services.AddSingleton<ILogNudges>(queues);
        services.AddSingleton<ITargetQueues>(queues);
        var sagas = new SagaLink(world, host);
        services.AddSingleton<ISagas>(sagas);
        services.AddSingleton<ISagaDefinitions>(sagas);
        services.AddSingleton<DurableTaskClient>(new SimHubClient(world, host));
    }

    /// <summary>The settings that a deployment of this shape has.</summary>
    public static CoordinatorSettings SettingsOf(SystemWorld world) => new()
    {
        Stores = [.. world.Base.StoreNames.Select(name => new StoreSettings(name))],
        ControlStores = [.. world.Base.StoreNames.Take(3)],
        Slots = world.Options.Slots,
        Shards = world.Options.Slots / 2,
        ReplicationFactor = world.Options.Replicas,
        RequestTimeout = TimeSpan.FromSeconds(1),
        Timings = world.Options.Timings,
        Limits = world.Options.Limits,
        Placement = world.Options.Placement,
    };

    static void AddStores(IServiceCollection services, SystemWorld world, SimHost host)
    {
        ImmutableArray<string> names = [.. world.Base.StoreNames];
        var link = world.Base.LinkOf(host);
        services.AddSingleton<IPlacementRegister>(link);
        IReplicaStore replicas = world.Options.RepeatsReads ? new RepeatedReads(link, host) : link;
        services.AddSingleton(provider => new WatchedReplicaStore(
            replicas, names, provider.GetRequiredService<ILogger<WatchedReplicaStore>>(), host.Time));
        services.AddSingleton<IStoreHealth>(provider => provider.GetRequiredService<WatchedReplicaStore>());
        services.AddSingleton(provider => new OutboxWatch(provider.GetRequiredService<WatchedReplicaStore>()));
        services.AddSingleton<IReplicaStore>(provider => provider.GetRequiredService<OutboxWatch>());
        services.AddSingleton(new StoreOutages(names, host.Time));
        services.AddSingleton<IAcceptors>(world.Base.Acceptors.LinkOf(host));
        services.AddSingleton<IRecordStore>(world.Base.RecordsOf(host));
    }
}
