using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Events;
using Coordinator.Core.Locks;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Reads;
using Coordinator.Core.Recovery;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Access;
using Coordinator.Functions.Cluster;
using Coordinator.Functions.Events;
using Coordinator.Functions.Health;
using Coordinator.Functions.Http;
using Coordinator.Functions.Items;
using Coordinator.Functions.Limiting;
using Coordinator.Functions.Orchestrations.Sagas;
using Coordinator.Functions.Outgoing;
using Coordinator.Functions.Recovery;
using Coordinator.Functions.Sagas;
using Coordinator.Functions.Subscriptions;
using Coordinator.Functions.Telemetry;
using Coordinator.Functions.Transactions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Hosting;

/// <summary>Who depends on whom, from the storage accounts up to the functions.</summary>
static class CoordinatorServices
{
    /// <summary>Registers everything.</summary>
    public static IServiceCollection AddCoordinator(this IServiceCollection services, CoordinatorSettings settings) =>
        services.AddTableStorage(settings).AddCoordinatorCore(settings);

    /// <summary>
    /// Registers everything but the ports to the outside, which must be there, and the founding of a deployment.
    /// </summary>
    public static IServiceCollection AddCoordinatorCore(this IServiceCollection services, CoordinatorSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Timings);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdSource, RandomIdSource>();
        services.AddSingleton<HlcClock>();
        services.AddTelemetry();
        services.AddSingleton<Readiness>();
        services.AddAccess(settings);
        services.AddLimits();
        services.AddProtocols();
        services.TryAddSingleton<INetwork, SystemNetwork>();
        services.AddSingleton<OutgoingHosts>();
        services.AddSingleton<ParticipantClient>();
        services.AddSingleton<DurableTransactions>();
        services.AddSagas();
        services.AddLogs();
        services.AddEvents();
        services.AddViews(settings);
        services.AddCluster(settings);
        // In this order, and stopped the other way round: first what is queued is finished.
        services.AddHostedService(provider => provider.GetRequiredService<LogPump>());
        services.AddHostedService(provider => provider.GetRequiredService<BackgroundFinisher>());
        services.AddSubscriptions();
        services.AddSingleton<StartGate>();
        services.AddHostedService(provider => provider.GetRequiredService<StartGate>());
        return services;
    }

    static void AddLimits(this IServiceCollection services)
    {
        services.AddSingleton<AddressBuckets>();
        services.AddSingleton<BodyBudget>();
        services.AddSingleton<Admission>();
        services.AddSingleton(provider => new SlotPlaces(
            provider.GetRequiredService<TransactionCoordinator>(), provider.GetRequiredService<CoordinatorSettings>(),
            provider.GetRequiredService<HostMetrics>()));
    }

    static void AddLogs(this IServiceCollection services)
    {
        services.AddSingleton<Sequencer>();
        services.AddSingleton<IEventLog, ReplicatedLog>();
        services.AddSingleton<LogCoverage>();
        services.AddSingleton<LogHeads>();
        services.AddSingleton<IItemHistory, LoggedHistory>();
        services.AddSingleton(provider => new LogPump(
            provider.GetRequiredService<Sequencer>(), provider.GetRequiredService<OutboxWatch>(),
            provider.GetRequiredService<LogHeads>(), provider.GetRequiredService<ILogNudges>(),
            provider.GetServices<ILogFollower>(), provider.GetRequiredService<CoordinatorSettings>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<LogPump>>()));
    }

    static void AddSagas(this IServiceCollection services)
    {
        services.AddSingleton<StepTransactions>();
        services.AddSingleton<SagaEngine>();
        services.AddSingleton(provider => new SagaAlert(
            provider.GetRequiredService<HostMetrics>(), provider.GetRequiredService<ILogger<SagaAlert>>()));
        services.AddSingleton<SagaWatch>();
        services.AddSingleton<SagaStarter>();
        services.AddSingleton<SagaSignals>();
        services.AddSingleton<SagaWaiter>();
    }

    static void AddEvents(this IServiceCollection services)
    {
        services.AddSingleton<SeenTimes>();
        services.AddSingleton<LogSignals>();
        services.AddSingleton(provider => new EventualReader(
            provider.GetRequiredService<ItemReader>(), provider.GetRequiredService<LogHeads>(),
            provider.GetRequiredService<CoordinatorSettings>()));
        services.AddSingleton<LogTail>();
        services.AddSingleton<EventFeed>();
        services.AddSingleton<ItemEvents>();
        services.AddSingleton(provider => new PastReader(
            provider.GetRequiredService<IItemHistory>(), provider.GetRequiredService<IEventLog>(),
            provider.GetRequiredService<ItemReader>().ReadStrongAsync, provider.GetRequiredService<HlcClock>()));
    }

    static void AddProtocols(this IServiceCollection services)
    {
        services.AddSingleton(provider => new PlacementCache(provider.GetRequiredService<IPlacementRegister>()));
        services.AddSingleton<IEffects, StoreEffects>();
        services.AddSingleton(provider => new ProtocolContext(
            provider.GetRequiredService<IEffects>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<HlcClock>(), provider.GetRequiredService<IIdSource>(),
            provider.GetRequiredService<CoordinatorOptions>())
        {
            Preference = new HealthyFirst(provider.GetRequiredService<IStoreHealth>()),
            Observer = provider.GetRequiredService<ITransactionObserver>(),
        });
        services.AddSingleton<OpenSlots>();
        services.AddSingleton<PlacementFounder>();
        services.AddSingleton<BackgroundFinisher>();
        services.AddSingleton<IFinishQueue>(provider => provider.GetRequiredService<BackgroundFinisher>());
        services.AddSingleton<Finisher>();
        services.AddSingleton<Resolver>();
        services.AddSingleton<TransactionCoordinator>();
        services.AddSingleton<TransactionLookup>();
        services.AddSingleton<TransactionCloser>();
        services.AddSingleton<ItemReader>();
        services.AddSingleton<FenceRaiser>();
        services.AddSingleton<LockKeeper>();
        services.AddSingleton<InDoubtReader>();
        services.AddSingleton(provider => new InDoubtAge(
            provider.GetRequiredService<HostMetrics>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Sweeper>();
        services.AddSingleton<Cleaner>();
    }
}
