using System.CommandLine;
using Coordinator.Local.Hosting;
using Coordinator.Local.Storage;
using Coordinator.Local.Terminal;

namespace Coordinator.Local.CommandLine;

/// <summary>Only the API, in this process, on storage that runs already. Crash tests kill it.</summary>
static class HostVerb
{
    static readonly Option<string> Settings = new("--settings")
    {
        Description = "The settings with the stores' connection strings, as \"storage\" writes them.",
        HelpName = "FILE",
        Required = true,
    };

    static readonly Option<int?> Port = Arguments.Port(
        "The port; 0 for a free one. Default: Host:LocalHttpPort of FILE, else 7071.");

    /// <summary>The verb with its options.</summary>
    public static Command Create()
    {
        var command = new Command("host", "Runs the API alone, on storage that runs already.") { Settings, Port };
        command.Runs(RunAsync);
        return command;
    }

    static async Task<bool> RunAsync(ParseResult parsed, LauncherConsole console, CancellationToken stop)
    {
        var settings = new HostSettings(parsed.GetRequiredValue(Settings), parsed.GetValue(Port));
        _ = SettingsTemplate.Read(settings.File); // For its error messages.
        await using var api = await ApiHost.StartAsync(settings, stop);
        console.Ready(api.Address);
        await Task.WhenAny(Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop), api.StopAsked);
        return true;
    }
}
