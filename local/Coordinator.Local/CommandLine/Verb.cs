using System.CommandLine;
using Coordinator.Client;
using Coordinator.Local.Azurite;
using Coordinator.Local.Hosting;
using Coordinator.Local.Terminal;
using Command = System.CommandLine.Command;

namespace Coordinator.Local.CommandLine;

/// <summary>The frame around each verb: signals in, exit code out, errors as messages.</summary>
static class Verb
{
    const int Succeeded = 0;
    const int Failed = 1;

    /// <summary>Ends the process's work when standard input ends; for programs that start the launcher.</summary>
    public static Option<bool> WithStarter { get; } = new("--with-starter")
    {
        Description = "Stop when standard input ends, as it does when the starting program dies.",
        Hidden = true,
        Recursive = true,
    };

    /// <summary>Makes the verb do its work.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="run">Its work; false for a result that is no success although nothing broke.</param>
    public static void Runs(
        this Command command, Func<ParseResult, LauncherConsole, CancellationToken, Task<bool>> run) =>
        command.SetAction(async (parsed, _) => await RunAsync(parsed, run));

    static async Task<int> RunAsync(
        ParseResult parsed, Func<ParseResult, LauncherConsole, CancellationToken, Task<bool>> run)
    {
        var console = new LauncherConsole();
        using var stop = new StopSignal();
        if (parsed.GetValue(WithStarter))
            stop.Follow(console.Input);
        try
        {
            return await run(parsed, console, stop.Token) ? Succeeded : Failed;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return Succeeded; // Stopped while it was starting: nothing is left running and nothing is lost.
        }
        catch (Exception e) when (e is LauncherException or AzuriteException or CoordinatorException)
        {
            console.Problem(e.Message);
            return Failed;
        }
    }
}
