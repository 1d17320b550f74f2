using Coordinator.Core.Transactions;
using Coordinator.Functions.Limiting;
using Coordinator.Functions.Telemetry.Pages;
using Coordinator.Functions.Telemetry.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Coordinator.Functions.Telemetry;

/// <summary>What a host knows of itself, with or without an exporter.</summary>
static class TelemetryServices
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var metrics = ActivatorUtilities.CreateInstance<HostMetrics>(provider);
            metrics.Calls.Watch(provider.GetRequiredService<Admission>());
            return metrics;
        });
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
        services.AddHostedService(provider => provider.GetRequiredService<MetricsCollector>());
        return services;
    }
}
