using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace Coordinator.Functions.Telemetry;

/// <summary>Sends metrics, traces and logs to Azure Monitor, where a deployment has it.</summary>
static class TelemetryExport
{
    /// <summary>Registers the export; nothing at all for a deployment without it.</summary>
    public static IServiceCollection AddTelemetryExport(this IServiceCollection services, TelemetrySettings settings)
    {
        if (settings.InsightsConnection is null)
            return services;
        services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .UseAzureMonitorExporter(options => Configure(options, settings));
        services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter(HostMetrics.MeterName));
        return services;
    }

    static void Configure(AzureMonitorExporterOptions options, TelemetrySettings settings)
    {
        options.ConnectionString = settings.InsightsConnection;
        if (settings.IdentityClientId is { } clientId)
            options.Credential = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId));
        // The alerts go by our metrics; live metrics would keep a connection open for a page that nobody looks at.
        options.EnableLiveMetrics = false;
    }
}
