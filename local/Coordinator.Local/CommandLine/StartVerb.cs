using System.CommandLine;
using Coordinator.Local.Azurite;
using Coordinator.Local.Terminal;

namespace Coordinator.Local.CommandLine;

/// <summary>Everything in one: the storage, and the API in this process.</summary>
static class StartVerb
{
    const int DefaultPort = 7071;

    static readonly Option<string> Data = Arguments.Data();
    static readonly Option<int?> Port = Arguments.Port("The API's port; 0 for a free one. Default: 7071.");

    /// <summary>Makes it what the launcher does without a verb.</summary>
    public static void AddTo(RootCommand root)
    {
        root.Add(Data);
        root.Add(Port);
        root.Runs(RunAsync);
    }

    static async Task<bool> RunAsync(ParseResult parsed, LauncherConsole console, CancellationToken stop)
    {
        await using var everything = await Everything.StartAsync(
            parsed.GetRequiredValue(Data), parsed.GetValue(Port) ?? DefaultPort, console, stop);
        NextSteps.Print(console, everything.Address);
        console.Ready(everything.Address);
        var stopped = Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        var first = await Task.WhenAny(stopped, everything.StopAsked, everything.StorageEnded);
        if (first == everything.StorageEnded)
            throw new AzuriteException("Azurite ended by itself. Start again; the data is in the folder.");
        console.Say("Stopping: first the API finishes what it has taken, then the storage writes to disk ...");
        return true;
    }
}
