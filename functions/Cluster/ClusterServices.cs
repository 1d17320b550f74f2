using Coordinator.Core.Effects;
using Coordinator.Core.Placement;
using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Placement.Operations;
using Coordinator.Core.Placement.Scrubbing;
using Coordinator.Functions.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Coordinator.Functions.Cluster;

/// <summary>Who depends on whom in what looks after shards and stores.</summary>
static class ClusterServices
{
    /// <summary>Registers them.</summary>
    public static void AddCluster(this IServiceCollection services, CoordinatorSettings settings)
    {
        services.AddSingleton(settings.Placement);
        services.AddSingleton<Reconfigurer>();
        services.AddSingleton(provider => new RetiredPurge(
            provider.GetRequiredService<IPlacementRegister>(), provider.GetRequiredService<IReplicaStore>(),
            settings.Stores.Select(store => store.Name).ToHashSet(StringComparer.Ordinal)));
        services.AddSingleton<ShardSteps>();
        services.AddSingleton<ShardOperations>();
        services.AddSingleton<ShardStarter>();
        services.AddSingleton<ShardWatch>();
        services.AddSingleton<Scrubber>();
        services.AddSingleton<ScrubReports>();
        services.AddHostedService<StoreWatch>();
    }
}
