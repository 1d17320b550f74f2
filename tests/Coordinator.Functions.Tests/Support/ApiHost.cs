using Coordinator.Contracts;
using Coordinator.Functions.Hosting;
using Coordinator.Local.Azurite;
using Coordinator.TestKit;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Coordinator.Functions.Tests.Support;

/// <summary>One running host of the real application, on a port of its own.</summary>
sealed class ApiHost : IAsyncDisposable
{
    readonly IHost _host;

    ApiHost(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public Uri Address => new(_host.Services.GetRequiredService<IServer>()
        .Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");

    /// <summary>Starts a host on Azurite with the sample's settings, changed by some.</summary>
    public static Task<ApiHost> StartAsync(AzuriteProcess azurite, params (string Name, string? Value)[] settings) =>
        StartAsync(azurite, port: 0, settings);

    /// <summary>The same at a port of the caller's choice, for a host that comes back.</summary>
    public static async Task<ApiHost> StartAsync(
        AzuriteProcess azurite, int port, params (string Name, string? Value)[] settings)
    {
        var host = CoordinatorApplication.Build([$"--urls=http://127.0.0.1:{port}"], configuration => configuration
            .AddSettingsFile(Repository.PathOf("local.settings.sample.json"))
            .AddInMemoryCollection(azurite.ConnectionStrings.Select((store, index) =>
                KeyValuePair.Create<string, string?>($"Coordinator:Stores:{index}:ConnectionString", store.Value)))
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))));
        await host.StartAsync();
        return new ApiHost(host);
    }

    /// <summary>A caller whose every answer is held against the OpenAPI document.</summary>
    public HttpClient Client(string? key = null)
    {
        var documented = new DocumentedAnswers { InnerHandler = new SocketsHttpHandler() };
        var http = new HttpClient(documented) { BaseAddress = Address };
        if (key is not null)
            http.DefaultRequestHeaders.Add(WireHeaders.FunctionsKey, key);
        return http;
    }

    /// <summary>The same, with headers in every request.</summary>
    public HttpClient Client((string Name, string Value)[] headers)
    {
        var http = Client();
        foreach (var (name, value) in headers)
            http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        return http;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable host)
            await host.DisposeAsync();
    }
}
