using System.Text.Json;
using Coordinator.Local.Runtime.Durable.Client;
using Coordinator.Local.Runtime.Durable.Storage;
using Coordinator.Local.Runtime.Worker.Hosting;
using Coordinator.Local.Runtime.Worker.Invocation;
using Coordinator.Local.Runtime.Worker.Queues;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordinator.Local.Runtime.Durable.Hosting;

/// <summary>The services of durable orchestrations. Nothing is opened before something needs it.</summary>
static class DurableServices
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton(all => new DurableSettings(
            all.GetRequiredService<HostJson>().Extension("durableTask"), all.GetRequiredService<SettingReferences>()));
        services.AddSingleton<IHubStorage>(OpenStorage);
        services.AddSingleton(all => new Hub(
            all.GetRequiredService<IHubStorage>(),
            all.GetRequiredService<DurableSettings>().Hub,
            new TimeOrderedIds(all.GetRequiredService<TimeProvider>()),
            all.GetRequiredService<TimeProvider>()));
        services.AddSingleton<DataConverter>(all => new JsonDataConverter(JsonOf(all)));
        services.AddSingleton<DurableTaskClient, LocalDurableTaskClient>();
        services.AddSingleton<IParameterBinderSource, DurableClientBinderSource>();
        services.AddHostedService<DurableHost>();
    }

    static MeteredHubStorage OpenStorage(IServiceProvider services)
    {
        var settings = services.GetRequiredService<DurableSettings>();
        var connection = services.GetRequiredService<QueueConnections>().ConnectionString(settings.ConnectionName);
        return new MeteredHubStorage(new AzureHubStorage(new HubClients(connection, settings.Hub.Hub)));
    }

    /// <summary>
    /// As the official worker: the application's options where it has set some, else names in any case.
    /// </summary>
    static JsonSerializerOptions JsonOf(IServiceProvider services) => new(
        services.GetRequiredService<IOptions<JsonSerializerOptions>>().Value)
    { PropertyNameCaseInsensitive = true };
}
