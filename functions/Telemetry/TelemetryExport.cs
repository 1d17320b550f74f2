using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Coordinator.Functions.Telemetry.Traces;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Coordinator.Functions.Telemetry;

/// <summary>
/// Sends metrics, traces and logs to where a deployment has it: Azure Monitor, a collector of OpenTelemetry, the
/// console.
/// </summary>
static class TelemetryExport
{
    /// <summary>Registers the export; nothing at all for a deployment without it.</summary>
    public static IServiceCollection AddTelemetryExport(this IServiceCollection services, TelemetrySettings settings)
    {
        if (!settings.IsOn)
            return services;
        var telemetry = services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(traces => traces.AddSource(Spans.SourceName))
            .WithMetrics(metrics => metrics.AddMeter(HostMetrics.MeterName));
        if (settings.InsightsConnection is not null)
            telemetry.UseAzureMonitorExporter(options => Configure(options, settings));
        // It reads OpenTelemetry's own settings by itself: the address, and where needed headers and protocol.
        if (settings.Collector is not null)
            telemetry.UseOtlpExporter();
        if (settings.TracesToConsole)
            telemetry.WithTracing(traces => traces.AddConsoleExporter());
        if (settings.MetricsToConsole)
            telemetry.WithMetrics(metrics => metrics.AddConsoleExporter());
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
