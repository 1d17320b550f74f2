using Coordinator.Local.Azurite;
using Coordinator.Local.Storage;
using Coordinator.Local.Terminal;

namespace Coordinator.Local.CommandLine;

/// <summary>The steps before anything serves, with progress for people.</summary>
static class Preparation
{
    /// <summary>Finds Azurite, or installs it with progress: the first time takes up to a minute.</summary>
    public static Task<AzuriteInstallation> InstallAsync(LauncherConsole console, CancellationToken stop) =>
        console.WhileAsync(
            "Looking for the storage emulator ...",
            say => AzuriteInstallation.EnsureAsync(say, TimeProvider.System, stop));

    /// <summary>Starts the storage and writes the settings for hosts that work on it.</summary>
    public static Task<LocalStorage> StartStorageAsync(
        AzuriteInstallation installation,
        DataDirectory directory,
        LocalStorageOptions options,
        SettingsTemplate template,
        LauncherConsole console,
        CancellationToken stop) => console.WhileAsync(
            $"Starting Azurite {installation.Version} on Node.js {installation.NodeVersion} ...",
            async _ =>
            {
                var storage = await LocalStorage.StartAsync(installation, directory, options, stop);
                template.WriteWith(storage.ConnectionStrings, directory.SettingsFile);
                return storage;
            });
}
