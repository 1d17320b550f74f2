using System.CommandLine;
using Coordinator.Local.Azurite;
using Coordinator.Local.Storage;
using Coordinator.Local.Terminal;
using Command = System.CommandLine.Command;

namespace Coordinator.Local.CommandLine;

/// <summary>Only the storage: what <c>host</c> works on. It writes <c>settings.json</c> into its folder.</summary>
static class StorageVerb
{
    const int StoresMax = 26;
    const int ProcessesMax = 8;

    static readonly Option<string> Data = Arguments.Data(required: true);
    static readonly Option<int?> Stores = Arguments.Checked(
        new("--stores") { Description = "How many storage accounts.", HelpName = "N", DefaultValueFactory = _ => 3 },
        1, StoresMax);
    static readonly Option<int?> Processes = Arguments.Checked(
        new("--processes")
        {
            Description = "Over how many Azurite processes to spread them.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        },
        1, ProcessesMax);
    static readonly Option<int?> BasePort = Arguments.Checked(
        new("--base-port")
        {
            Description = "The first of three ports a process; free ones by default.",
            HelpName = "P",
        },
        1, 65_535);

    /// <summary>The verb with its options.</summary>
    public static Command Create()
    {
        var command = new Command(
            "storage",
            "Runs the storage alone and writes DIR/settings.json for \"host\". With several processes it takes lines "
            + "on standard input: \"stop b\" stops the process of store b, \"start b\" starts it again.")
        {
            Data, Stores, Processes, BasePort,
        };
        command.Runs(RunAsync);
        return command;
    }

    static async Task<bool> RunAsync(ParseResult parsed, LauncherConsole console, CancellationToken stop)
    {
        using var directory = DataDirectory.Claim(parsed.GetRequiredValue(Data));
        var installation = await Preparation.InstallAsync(console, stop);
        var template = SettingsTemplate.Load(installation.Root);
        var options = new LocalStorageOptions(template.NameStores(parsed.GetValue(Stores) ?? 3))
        {
            Processes = parsed.GetValue(Processes) ?? 1,
            BasePort = parsed.GetValue(BasePort),
        };
        await using var storage = await Preparation.StartStorageAsync(
            installation, directory, options, template, console, stop);
        console.Say($"Storage for {options.StoreNames.Count} stores is running. Settings: {directory.SettingsFile}");
        console.Ready(storage.Address);
        // One process alone is stopped by stopping the launcher; and a terminal is not read for nothing.
        var commands = options.Processes > 1
            ? new StorageCommands(storage, console).ServeAsync(stop)
            : Task.CompletedTask;
        var stopped = Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        if (await Task.WhenAny(stopped, storage.Ended) != stopped)
            throw new AzuriteException("Azurite ended by itself. Start again; the data is in the folder.");
        await commands;
        console.Say("Stopping the storage; it writes what it holds to disk ...");
        return true;
    }
}
