using Coordinator.Local.Azurite;
using Coordinator.Local.Storage;
using Coordinator.Local.Terminal;

namespace Coordinator.Local.CommandLine;

/// <summary>
/// Takes single Azurite processes down and up again by lines on standard input, so that a test or a demo sees what the
/// API does without a storage account.
/// </summary>
/// <param name="storage">The storage.</param>
/// <param name="console">Where the lines come from and the answers go.</param>
sealed class StorageCommands(LocalStorage storage, LauncherConsole console)
{
    const string Stop = "stop";
    const string Start = "start";

    /// <summary>Serves until the input ends, which means nothing, or the launcher stops.</summary>
    public async Task ServeAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var line in console.Input.ReadAllAsync(stop))
                await ServeAsync(line, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The launcher stops all processes now, also those that are stopped already.
        }
    }

    async Task ServeAsync(string line, CancellationToken stop)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words is not [Stop or Start, var name] || storage.ProcessOf(name) is not { } process)
        {
            Explain();
            return;
        }

        try
        {
            await (words[0] == Stop ? StopAsync(name, process) : StartAsync(name, process, stop));
        }
        catch (AzuriteException e)
        {
            console.Problem(e.Message);
        }
    }

    async Task StopAsync(string name, int process)
    {
        await storage.StopAsync(process);
        console.Say($"Out of service: {string.Join(", ", storage.StoresOf(process))}. Back with: {Start} {name}");
        console.Answer($"stopped {name}");
    }

    async Task StartAsync(string name, int process, CancellationToken stop)
    {
        var address = await storage.RestartAsync(process, stop);
        console.Answer($"started {name} {address.AbsoluteUri.TrimEnd('/')}");
    }

    void Explain() => console.Say(
        $"Not understood. \"{Stop} NAME\" takes an Azurite process out of service, \"{Start} NAME\" brings it back. "
        + $"NAME is a store ({string.Join(", ", storage.Stores)}) or the number of a process "
        + $"(0 to {storage.Processes - 1}).");
}
