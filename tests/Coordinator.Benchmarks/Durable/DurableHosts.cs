using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordinator.Benchmarks.Durable;

/// <summary>Applications that share a hub.</summary>
sealed class DurableHosts : IAsyncDisposable
{
    readonly List<IHost> _hosts = [];

    /// <summary>A client of each host.</summary>
    public IReadOnlyList<DurableTaskClient> Clients =>
        [.. _hosts.Select(host => host.Services.GetRequiredService<DurableTaskClient>())];

    public static async Task<DurableHosts> StartAsync(string connectionString, string hub, int count)
    {
        var hosts = new DurableHosts();
        for (var i = 0; i < count; i++)
            hosts._hosts.Add(Build(connectionString, hub));
        foreach (var host in hosts._hosts)
            await host.StartAsync();
        return hosts;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync();
            host.Dispose();
        }
    }

    static IHost Build(string connectionString, string hub)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Configuration["AzureWebJobsStorage"] = connectionString;
        builder.Configuration["AzureFunctionsJobHost:extensions:durableTask:hubName"] = hub;
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.ConfigureFunctionsWebApplication();
        builder.ConfigureDurableWorker().AddTasks(tasks => tasks
            .AddOrchestrator<CallsOrchestrator>()
            .AddActivity<IncrementActivity>());
        return builder.Build();
    }
}
