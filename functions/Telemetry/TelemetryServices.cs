using Coordinator.Core.Transactions;
using Coordinator.Functions.Telemetry.Pages;
using Coordinator.Functions.Telemetry.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Coordinator.Functions.Telemetry;

/// <summary>What a host knows of itself, with or without an exporter.</summary>
static class TelemetryServices
{
    /// <summary>Registers it; nothing is collected yet.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        services.AddSingleton<HostMetrics>();
        services.AddSingleton(provider => new TakenMessages(
            provider.GetRequiredService<HostMetrics>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<HostIdentity>();
        services.AddSingleton<RunFeed>();
        services.AddSingleton<HotItems>();
        services.AddSingleton<ObserverGuard>();
        services.AddSingleton<RunRecorder>();
        services.AddSingleton<ITransactionObserver, TransactionWatch>();
        services.AddSingleton<OrchestratedRuns>();
        services.AddSingleton<RecoveryWatch>();
        services.AddSingleton<MetricsCollector>();
        services.AddSingleton(provider => new TelemetryPages(
            provider.GetRequiredService<HostIdentity>(), provider.GetRequiredService<RunFeed>(),
            provider.GetRequiredService<HotItems>(), provider.GetRequiredService<MetricsCollector>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Collects metrics from the start of the host on, for whoever asks it.</summary>
    public static IServiceCollection AddMetricsCollection(this IServiceCollection services) =>
        services.AddHostedService(provider => provider.GetRequiredService<MetricsCollector>());
}
