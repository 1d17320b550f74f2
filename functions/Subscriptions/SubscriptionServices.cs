using Coordinator.Core;
using Coordinator.Core.Events;
using Coordinator.Core.Records;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Cursors;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Core.Subscriptions.Replays;
using Coordinator.Functions.Events;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Outgoing;
using Coordinator.Functions.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Subscriptions;

/// <summary>Who depends on whom in subscriptions.</summary>
static class SubscriptionServices
{
    /// <summary>Registers them. Their hosted service is to start after those that they build on.</summary>
    public static void AddSubscriptions(this IServiceCollection services)
    {
        services.AddSingleton(new DeliveryTimings());
        services.AddSingleton(provider => new SubscriptionCatalog(
            provider.GetRequiredService<IRecordStore>(), provider.GetRequiredService<IEventLog>(),
            provider.GetRequiredService<IIdSource>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<CoordinatorSettings>().Slots));
        services.AddSingleton<LiveSubscriptions>();
        services.AddSingleton<ProgressReader>();
        services.AddSingleton<DeadLetterBox>();
        services.AddSingleton<Remains>();
        services.AddSingleton<Deliverer>();
        services.AddSingleton<PositionReplay>();
        services.AddSingleton<DeadLetterReplay>();
        services.AddSingleton<SubscriptionReplays>();
        services.AddTargets();
        services.AddSingleton<SubscriptionNet>();
        services.AddSingleton(provider => new SubscriptionRunner(
            provider.GetRequiredService<LiveSubscriptions>(), provider.GetRequiredService<Deliverer>(),
            provider.GetRequiredService<SubscriptionNet>(), provider.GetRequiredService<HostMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SubscriptionRunner>>()));
        services.AddSingleton<SubscriptionFollower>();
        services.AddSingleton<ILogFollower>(provider => provider.GetRequiredService<SubscriptionFollower>());
        services.AddHostedService(provider => provider.GetRequiredService<SubscriptionFollower>());
    }

    static void AddTargets(this IServiceCollection services)
    {
        services.AddSingleton(provider => new WebhookDeliveries(
            provider.GetRequiredService<ParticipantClient>(), provider.GetRequiredService<DeliveryTimings>()));
        services.AddSingleton<QueueDeliveries>();
        services.AddSingleton<IDeliveries, TargetDeliveries>();
    }
}
