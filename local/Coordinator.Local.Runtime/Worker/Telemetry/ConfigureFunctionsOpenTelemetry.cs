using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Microsoft.Azure.Functions.Worker.OpenTelemetry;

/// <summary>What telemetry of a worker has by itself.</summary>
public static class ConfigureFunctionsOpenTelemetry
{
    /// <summary>Names the service and takes the spans of its requests: here those of Kestrel.</summary>
    public static IOpenTelemetryBuilder UseFunctionsWorkerDefaults(this IOpenTelemetryBuilder builder) =>
        builder
            .ConfigureResource(resource => resource.AddService(AppDomain.CurrentDomain.FriendlyName))
            .WithTracing(tracing => tracing.AddSource("Microsoft.AspNetCore"));
}
