using Azure.Core;
using Azure.Identity;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Events;
using Coordinator.Storage;
using Coordinator.Storage.Placement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Hosting;

/// <summary>The ports of a host over storage accounts.</summary>
static class TableServices
{
    /// <summary>Registers them, and what creates a deployment in them before anything else starts.</summary>
    public static IServiceCollection AddTableStorage(this IServiceCollection services, CoordinatorSettings settings)
    {
        services.AddSingleton(provider => new TableStores(
            StoreOptionsOf(settings), settings.ControlStores, provider.GetRequiredService<IIdSource>(),
            provider.GetRequiredService<ILoggerFactory>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new OutboxWatch(provider.GetRequiredService<TableStores>().Replicas));
        services.AddSingleton<IReplicaStore>(provider => provider.GetRequiredService<OutboxWatch>());
        services.AddSingleton(provider => provider.GetRequiredService<TableStores>().Health);
        services.AddSingleton(provider => provider.GetRequiredService<TableStores>().Outages);
        services.AddSingleton(provider => provider.GetRequiredService<TableStores>().LogNudges);
        services.AddSingleton(provider => provider.GetRequiredService<TableStores>().Acceptors);
        services.AddSingleton(provider => provider.GetRequiredService<TableStores>().Register);
        services.AddSingleton(provider =>
            new PlacementTraces(provider.GetRequiredService<TableStores>().Acceptors));
        services.AddSingleton(provider => provider.GetRequiredService<TableStores>().Nudges);
        services.AddSingleton(provider => provider.GetRequiredService<TableStores>().Sagas);
        services.AddSingleton(provider => provider.GetRequiredService<TableStores>().SagaDefinitions);
        services.AddSingleton(provider => provider.GetRequiredService<TableStores>().Records);
        services.AddSingleton(provider => provider.GetRequiredService<TableStores>().TargetQueues);
        services.AddHostedService<Founding>();
        return services;
    }

    static List<StoreOptions> StoreOptionsOf(CoordinatorSettings settings)
    {
        var identity = new Lazy<TokenCredential>(() => new DefaultAzureCredential());
        return [.. settings.Stores.Select(store => new StoreOptions
        {
            Name = store.Name,
            ConnectionString = store.ConnectionString,
            TableServiceUri = store.TableServiceUri,
            QueueServiceUri = store.QueueServiceUri,
            RequestTimeout = settings.RequestTimeout,
            Credential = store.ConnectionString is null ? identity.Value : null,
        })];
    }
}
