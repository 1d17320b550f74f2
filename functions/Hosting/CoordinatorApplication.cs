using Coordinator.Core.Model;
using Coordinator.Functions.Middleware;
using Coordinator.Functions.Orchestrations;
using Coordinator.Functions.Telemetry;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Hosting;

/// <summary>The application, built the same way by <c>Program</c>, by the launcher and by tests.</summary>
public static class CoordinatorApplication
{
    /// <summary>
    /// Settings that attributes of triggers refer to; the Functions host needs them spelled out, this one has defaults.
    /// </summary>
    internal static readonly IReadOnlyDictionary<string, string?> Defaults =
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [SettingNames.SweepSchedule] = "*/10 * * * * *",
            [SettingNames.CleanUpSchedule] = "0 */10 * * * *",
            [SettingNames.TaskHub] = "coordinator",
        };

    /// <summary>Reads the settings, checks them, and builds the host; it serves when it is started.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="configure">Adds settings; environment variables and the command line still win over them.</param>
    /// <exception cref="InvalidSettingsException">A setting is missing or makes no sense.</exception>
    public static IHost Build(string[] args, Action<IConfigurationBuilder>? configure = null)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        AddSettings(builder.Configuration, args, configure);
        var settings = SettingsReader.Read(builder.Configuration);
        AddQueueConnection(builder.Configuration, settings);

        builder.ConfigureFunctionsWebApplication();
        UseMiddleware(builder);
        // Their requests carry signatures, ours may carry a key in the query.
        builder.Logging.AddFilter("Azure.Core", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.Configure<KestrelServerOptions>(SetUp);
        builder.ConfigureDurableWorker().AddTasks(OrchestrationTasks.AddTo);
        builder.Services.AddTelemetryExport(settings.Telemetry);
        builder.Services.AddMetricsCollection();
        builder.Services.AddCoordinator(settings);
        return builder.Build();
    }

    /// <summary>Adds what stands around every run of a function, from the outside in.</summary>
    internal static void UseMiddleware(IFunctionsWorkerApplicationBuilder builder)
    {
        builder.UseMiddleware<TraceContinuation>();
        builder.UseMiddleware<SecurityHeaders>();
        builder.UseMiddleware<Failures>();
        builder.UseMiddleware<HeadBound>();
        builder.UseMiddleware<CallerAccess>();
        builder.UseMiddleware<CallerLimit>();
        builder.UseMiddleware<LoadShedding>();
        builder.UseMiddleware<BodyBound>();
        builder.UseMiddleware<SeenCommitTime>();
        builder.UseMiddleware<StartedHost>();
    }

    static void SetUp(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestLineSize = HeadBound.ServerFactor * Limits.AddressCharsMax;
        server.Limits.MaxRequestHeadersTotalSize = HeadBound.ServerFactor * Limits.HeaderCharsMax;
        server.Limits.MaxRequestHeaderCount = HeadBound.ServerFactor * Limits.HeadersMax;
    }

    static void AddSettings(ConfigurationManager configuration, string[] args, Action<IConfigurationBuilder>? configure)
    {
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        if (configure is null)
            return;
        configure(configuration);
        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine(args);
    }

    static void AddQueueConnection(ConfigurationManager configuration, CoordinatorSettings settings)
    {
        var control = settings.Stores.Single(store => store.Name == settings.ControlStores[0]);
        configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData =
            [
                new(SettingNames.QueueConnection, control.ConnectionString),
                new(SettingNames.HubConnection, control.ConnectionString),
            ],
        });
    }
}
