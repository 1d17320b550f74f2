using Coordinator.Local.Runtime.Durable.Hosting;
using Coordinator.Local.Runtime.Worker.Http;
using Coordinator.Local.Runtime.Worker.Invocation;
using Coordinator.Local.Runtime.Worker.Queues;
using Coordinator.Local.Runtime.Worker.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordinator.Local.Runtime.Worker.Hosting;

/// <summary>The worker's own services. A kind of trigger is a source and a binder source more in this list.</summary>
static class WorkerServices
{
    /// <summary>What stands before the application's own registrations.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<FunctionCatalog>();
        services.AddSingleton<FunctionRunner>();
        services.AddSingleton<HttpLevels>();
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, QueryFreeLogging>();
        services.AddSingleton<IParameterBinderSource, RunBinderSource>();
        services.AddSingleton<IParameterBinderSource, HttpRequestBinderSource>();
        services.AddSingleton<SettingReferences>();
        services.AddSingleton<TimerTriggerSource>();
        services.AddSingleton<ITriggerSource>(all => all.GetRequiredService<TimerTriggerSource>());
        services.AddSingleton<IParameterBinderSource>(all => all.GetRequiredService<TimerTriggerSource>());
        services.AddSingleton<QueueConnections>();
        services.AddSingleton<QueueTriggerSource>();
        services.AddSingleton<ITriggerSource>(all => all.GetRequiredService<QueueTriggerSource>());
        services.AddSingleton<IParameterBinderSource>(all => all.GetRequiredService<QueueTriggerSource>());
        services.AddSingleton<IOutputSource, QueueOutputSource>();
        DurableServices.AddTo(services);
        services.AddHostedService<TriggerHost>();
    }

    /// <summary>What stands after the application's own registrations, and gives way to them.</summary>
    public static void AddDefaultsTo(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(QueueLease.Default);
        // The last resort of all binders, so behind those that the application's extensions added.
        services.AddSingleton<IParameterBinderSource, BindingDataBinderSource>();
    }
}
