using Coordinator.Local.Hosting;
using Coordinator.Local.Storage;
using Coordinator.Local.Terminal;

namespace Coordinator.Local.CommandLine;

/// <summary>
/// The storage and the API on it. Disposing stops the API first, then the storage, then frees the folder.
/// </summary>
sealed class Everything : IAsyncDisposable
{
    readonly DataDirectory _directory;
    readonly LocalStorage _storage;
    readonly ApiHost _api;

    Everything(DataDirectory directory, LocalStorage storage, ApiHost api)
    {
        _directory = directory;
        _storage = storage;
        _api = api;
    }

    /// <summary>The API's address.</summary>
    public Uri Address => _api.Address;

    /// <summary>Completes when the storage has ended by itself.</summary>
    public Task StorageEnded => _storage.Ended;

    /// <summary>Completes when the API has been asked to stop from inside.</summary>
    public Task StopAsked => _api.StopAsked;

    /// <summary>Starts all of it, or leaves nothing running.</summary>
    /// <exception cref="LauncherException">The port is taken, or the folder in use.</exception>
    public static async Task<Everything> StartAsync(
        string data, int port, LauncherConsole console, CancellationToken stop)
    {
        if (!LoopbackPorts.IsFree(port))
            throw ApiHost.PortTaken(port);
        var directory = DataDirectory.Claim(data);
        LocalStorage? storage = null;
        try
        {
            var installation = await Preparation.InstallAsync(console, stop);
            var template = SettingsTemplate.Load(installation.Root);
            var options = new LocalStorageOptions(template.StoreNames)
            {
                Processes = directory.ReadLayout()?.Processes ?? ProcessesFor(template.StoreNames.Count),
            };
            storage = await Preparation.StartStorageAsync(installation, directory, options, template, console, stop);
            var api = await console.WhileAsync(
                "Starting the API ...", _ => ApiHost.StartAsync(new HostSettings(directory.SettingsFile, port), stop));
            return new Everything(directory, storage, api);
        }
        catch
        {
            if (storage is not null)
                await storage.DisposeAsync();
            directory.Dispose();
            throw;
        }
    }

    // One Azurite uses at most one core; half of the cores are for the API and for whoever calls it.
    static int ProcessesFor(int stores) => Math.Clamp(Environment.ProcessorCount / 2, 1, stores);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _api.DisposeAsync();
        }
        finally
        {
            await _storage.DisposeAsync();
            _directory.Dispose();
        }
    }
}
