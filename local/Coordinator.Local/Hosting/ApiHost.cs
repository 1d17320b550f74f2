using System.Globalization;
using System.Net.Sockets;
using Coordinator.Functions.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Coordinator.Local.Hosting;

/// <summary>
/// The HTTP API in this process. Disposing finishes the requests that it has taken before it returns.
/// </summary>
sealed class ApiHost : IAsyncDisposable
{
    readonly IHost _host;
    readonly TaskCompletionSource _stopAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    ApiHost(IHost host, Uri address)
    {
        _host = host;
        Address = address;
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(_stopAsked.SetResult);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Completes when something inside of the host has asked it to stop.</summary>
    public Task StopAsked => _stopAsked.Task;

    /// <summary>Builds the application and returns when it serves.</summary>
    /// <exception cref="LauncherException">Its port is taken.</exception>
    public static async Task<ApiHost> StartAsync(HostSettings settings, CancellationToken stop)
    {
        var host = Build(settings);
        try
        {
            await host.StartAsync(stop);
            var server = host.Services.GetRequiredService<IServer>();
            var addresses = server.Features.GetRequiredFeature<IServerAddressesFeature>();
            return new ApiHost(host, new Uri(addresses.Addresses.First()));
        }
        catch (Exception e)
        {
            await DisposeAsync(host);
            if (IsAddressInUse(e))
                throw PortTaken(settings.Port, e);
            if (e is InvalidSettingsException or StorageUnavailableException)
                throw Unusable(settings, e);
            throw;
        }
    }

    /// <summary>The message for a port that somebody else has.</summary>
    public static LauncherException PortTaken(int? port, Exception? cause = null) => new(
        $"Port {port?.ToString(CultureInfo.InvariantCulture) ?? "of the settings"} is taken, perhaps by "
        + "another Coordinator. Stop that one, or choose another port: --port 7072.", cause);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        await DisposeAsync(_host);
    }

    static IHost Build(HostSettings settings)
    {
        try
        {
            return CoordinatorApplication.Build(settings.Arguments, settings.AddTo);
        }
        catch (InvalidSettingsException e)
        {
            throw Unusable(settings, e);
        }
    }

    static LauncherException Unusable(HostSettings settings, Exception e) => new($"{settings.File}: {e.Message}", e);

    static async ValueTask DisposeAsync(IHost host)
    {
        if (host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
        else
            host.Dispose();
    }

    static bool IsAddressInUse(Exception? e) => e switch
    {
        null => false,
        AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => true,
        _ => IsAddressInUse(e.InnerException),
    };
}
