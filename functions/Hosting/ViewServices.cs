using Coordinator.Core.Events;
using Coordinator.Core.Records;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Catalog;
using Coordinator.Core.Views.Reading;
using Coordinator.Functions.Events;
using Coordinator.Functions.Views;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Hosting;

/// <summary>Who depends on whom among the views.</summary>
static class ViewServices
{
    /// <summary>
    /// Registers what keeps and reads views. Views of code are those of every registered <see cref="IProjection"/>.
    /// </summary>
    public static IServiceCollection AddViews(this IServiceCollection services, CoordinatorSettings settings)
    {
        services.AddSingleton(OptionsOf(settings));
        services.AddSingleton<CodeProjections>();
        services.AddSingleton<ViewCatalog>();
        services.AddSingleton<LiveViews>();
        services.AddSingleton<Projector>();
        services.AddSingleton<ViewPurge>();
        services.AddSingleton(provider => new ViewReader(
            provider.GetRequiredService<IEventLog>(), provider.GetRequiredService<IRecordStore>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ViewOptions>(), settings.Slots));
        services.AddSingleton(provider => new ViewRebuild(
            provider.GetRequiredService<ViewCatalog>(), provider.GetRequiredService<CodeProjections>(),
            provider.GetRequiredService<IEventLog>(), provider.GetRequiredService<IRecordStore>(),
            provider.GetRequiredService<TimeProvider>(), settings.Slots));
        services.AddSingleton(provider => new ViewFreshness(
            provider.GetRequiredService<LiveViews>(), provider.GetRequiredService<ViewReader>(),
            provider.GetRequiredService<LogCoverage>().SequencesAsync, provider.GetRequiredService<LogSignals>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<FreshViews>();
        services.AddSingleton<ILogFollower, ViewFollower>();
        services.AddSingleton<IViewBuilds, ViewBuilds>();
        services.AddSingleton(provider => new ViewWatch(
            provider.GetRequiredService<ViewCatalog>(), provider.GetRequiredService<CodeProjections>(),
            provider.GetRequiredService<ViewPurge>(), provider.GetRequiredService<IViewBuilds>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ViewWatch>>()));
        return services;
    }

    /// <summary>To ask all slots for their heads must not cost more the more slots there are.</summary>
    static ViewOptions OptionsOf(CoordinatorSettings settings)
    {
        var usual = new ViewOptions();
        var age = TimeSpan.FromMilliseconds(10 * settings.Slots);
        return usual with
        {
            Partitions = settings.Timings.ScansWholeStores ? 1 : usual.Partitions,
            LagAge = age > usual.LagAge ? age : usual.LagAge,
        };
    }
}
