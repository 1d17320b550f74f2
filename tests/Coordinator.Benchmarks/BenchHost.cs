using System.Globalization;
using Coordinator.Functions.Hosting;
using Coordinator.Local.Azurite;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Coordinator.Benchmarks;

/// <summary>A host of the API on an Azurite of its own.</summary>
sealed class BenchHost : IAsyncDisposable
{
    /// <summary>As in the sample settings.</summary>
    static readonly Dictionary<string, string?> ForAzurite = new(StringComparer.Ordinal)
    {
        ["Coordinator:Timings:SlotsPerSweep"] = "0",
        ["SWEEP_SCHEDULE"] = "*/5 * * * * *",
    };

    readonly DirectoryInfo _directory;
    readonly AzuriteProcess _azurite;
    readonly IHost _host;

    BenchHost(DirectoryInfo directory, AzuriteProcess azurite, IHost host, int slots, int replicationFactor)
    {
        _directory = directory;
        _azurite = azurite;
        _host = host;
        Slots = slots;
        ReplicationFactor = replicationFactor;
        var server = host.Services.GetRequiredService<IServer>();
        Http = new HttpClient
        {
            BaseAddress = new Uri(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()),
            Timeout = TimeSpan.FromMinutes(2),
        };
    }

    /// <summary>Leads to it.</summary>
    public HttpClient Http { get; }

    /// <summary>Starts orchestrations on it.</summary>
    public DurableTaskClient Durable => _host.Services.GetRequiredService<DurableTaskClient>();

    /// <summary>Slots of the deployment.</summary>
    public int Slots { get; }

    /// <summary>R.</summary>
    public int ReplicationFactor { get; }

    /// <summary>Its storage accounts.</summary>
    public IEnumerable<string> ConnectionStrings => _azurite.ConnectionStrings.Values;

    /// <summary>Starts both on a fresh directory, with settings that suit Azurite.</summary>
    public static Task<BenchHost> StartAsync(int slots, int replicationFactor, Action<string> progress) =>
        StartAsync(slots, replicationFactor, ForAzurite, progress);

    /// <summary>Starts both on a fresh directory.</summary>
    public static async Task<BenchHost> StartAsync(
        int slots, int replicationFactor, IReadOnlyDictionary<string, string?> more, Action<string> progress)
    {
        var directory = Directory.CreateTempSubdirectory("coordinator-bench");
        var azurite = await Targets.StartAzuriteAsync(directory.FullName, progress);
        var settings = Settings(azurite, slots, replicationFactor).Concat(more);
        var host = CoordinatorApplication.Build([], builder => builder.AddInMemoryCollection(settings));
        await host.StartAsync();
        return new BenchHost(directory, azurite, host, slots, replicationFactor);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.StopAsync();
        _host.Dispose();
        await _azurite.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    static Dictionary<string, string?> Settings(AzuriteProcess azurite, int slots, int replicationFactor)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Logging:LogLevel:Default"] = "Error",
            ["Coordinator:Slots"] = slots.ToString(CultureInfo.InvariantCulture),
            ["Coordinator:ReplicationFactor"] = replicationFactor.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (number, (name, connection)) in azurite.ConnectionStrings.Index())
        {
            settings[string.Create(CultureInfo.InvariantCulture, $"Coordinator:Stores:{number}:Name")] = name;
            settings[string.Create(CultureInfo.InvariantCulture, $"Coordinator:Stores:{number}:ConnectionString")] =
                connection;
        }

        return settings;
    }
}
