using Coordinator.Azure.Tests.Host;
using Coordinator.Azure.Tests.Publishing;
using Coordinator.Local.Azurite;
using Coordinator.TestKit;

namespace Coordinator.Azure.Tests.Worker;

/// <summary>
/// The published worker on one Azurite with three stores: started when the first test asks, and shared by all.
/// </summary>
public sealed class GenuineWorker : IAsyncLifetime
{
    /// <summary>Nobody listens there: the host's durable extension is no part of these tests.</summary>
    static readonly Uri NoDurableExtension = new("http://127.0.0.1:9");

    readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("coordinator-worker-");
    AzuriteProcess? _azurite;
    FunctionsHost? _host;

    /// <summary>What <see cref="HostAsync"/> started.</summary>
    internal FunctionsHost Host => _host ?? throw new InvalidOperationException("No test asked for the host.");

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    /// <summary>The host of the shared worker, which serves.</summary>
    internal async Task<FunctionsHost> HostAsync(AzurePublish publish)
    {
        if (_host is not null)
            return _host;
        _host = await StartAsync(publish);
        await ReadyAsync(_host);
        return _host;
    }

    /// <summary>Waits until a worker serves; before it has found its stores it answers 503.</summary>
    internal static async Task ReadyAsync(FunctionsHost host)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        await Eventually.IsTrueAsync(async () =>
        {
            using var answer = await http.GetAsync("api/health/ready");
            return (await answer.Content.ReadAsStringAsync()).Contains("\"status\":\"ok\"", StringComparison.Ordinal);
        });
    }

    /// <summary>Starts another worker on the same storage.</summary>
    internal async Task<FunctionsHost> StartAsync(
        AzurePublish publish, params (string Name, string? Value)[] changes) =>
        await FunctionsHost.StartAsync(
            publish.Folder, AppSettings.Of(await AzuriteAsync(), changes), NoDurableExtension);

    /// <summary>Starts another worker, to which the host's durable extension tells what no client can read.</summary>
    internal async Task<FunctionsHost> StartWithBrokenClientsAsync(
        AzurePublish publish, params (string Name, string? Value)[] changes) =>
        await FunctionsHost.StartAsync(
            publish.Folder, AppSettings.Of(await AzuriteAsync(), changes), durableEndpoint: null);

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        _data.Delete(recursive: true);
    }

    async Task<AzuriteProcess> AzuriteAsync()
    {
        var options = new AzuriteOptions(_data.FullName)
        {
            Accounts = [.. new[] { "storea", "storeb", "storec" }.Select(AzuriteAccount.WithEmulatorKey)],
        };
        return _azurite ??= await AzuriteProcess.StartAsync(await AzuriteInstallation.EnsureAsync(), options);
    }
}
