using Coordinator.Functions.Hosting;
using Coordinator.Local.Azurite;
using Coordinator.TestKit;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Coordinator.Cli.Tests.Support;

/// <summary>One running host of the real application, on a port of its own.</summary>
sealed class LiveHost : IAsyncDisposable
{
    readonly IHost _host;

    LiveHost(IHost host) => _host = host;

    public Uri Address => new(_host.Services.GetRequiredService<IServer>()
        .Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");

    /// <summary>Starts a host on Azurite with the sample's settings, changed by some.</summary>
    public static async Task<LiveHost> StartAsync(
        AzuriteProcess azurite, params (string Name, string? Value)[] settings)
    {
        var host = CoordinatorApplication.Build(["--urls=http://127.0.0.1:0"], configuration => configuration
            .AddSettingsFile(Repository.PathOf("local.settings.sample.json"))
            .AddInMemoryCollection(azurite.ConnectionStrings.Select((store, index) =>
                KeyValuePair.Create<string, string?>($"Coordinator:Stores:{index}:ConnectionString", store.Value)))
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))));
        await host.StartAsync();
        return new LiveHost(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable host)
            await host.DisposeAsync();
    }
}
