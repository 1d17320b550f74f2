using System.CommandLine;
using System.Text.Json;
using Coordinator.Cli.Connection;
using Coordinator.Cli.Output;
using Coordinator.Client;

namespace Coordinator.Cli.CommandLine;

/// <summary>The frame around each command: connection and signals in, exit code out, errors as messages.</summary>
static class Verb
{
    /// <summary>Makes the command do its work.</summary>
    /// <param name="command">The command.</param>
    /// <param name="run">Its work; gives the exit code.</param>
    public static Command Runs(this Command command, Func<Call, Task<int>> run)
    {
        command.SetAction((parsed, stop) => RunAsync(parsed, run, stop));
        return command;
    }

    /// <summary>The same for work that asks nobody.</summary>
    /// <param name="command">The command.</param>
    /// <param name="run">Its work.</param>
    public static Command RunsAlone(this Command command, Action<ParseResult, Surroundings> run)
    {
        command.SetAction((parsed, _) =>
        {
            run(parsed, AroundOf(parsed));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, Func<Call, Task<int>> run, CancellationToken stop)
    {
        var around = AroundOf(parsed);
        using var signal = new StopSignal(stop);
        var printer = new Printer(around, parsed);
        Call? call = null;
        try
        {
            using var link = Link.Open(parsed, around);
            call = new Call(parsed, around, link, printer, signal.Token);
            return await run(call);
        }
        catch (OperationCanceledException) when (signal.Token.IsCancellationRequested)
        {
            return Unfinished(printer, call, "Stopped.", ExitCodes.Interrupted);
        }
        catch (Exception e) when (e is not OutputClosedException)
        {
            return Failed(printer, call, e);
        }
    }

    static int Failed(Printer printer, Call? call, Exception e)
    {
        switch (e)
        {
            case CliException known:
                printer.Error(known.Message);
                return known.ExitCode;
            case TransactionInDoubtException inDoubt:
                printer.InDoubt(inDoubt.TransactionId, call!.AskAgain(inDoubt.TransactionId));
                return ExitCodes.InDoubt;
            case CoordinatorException refused:
                return call!.Refuse(refused.Status, refused.Problem);
            case HttpRequestException or HttpIOException or OperationCanceledException:
                return Unfinished(printer, call, $"No answer: {e.Message}", ExitCodes.Unreachable);
            case JsonException:
                return Unreadable(printer, call!, e);
            case Azure.Identity.AuthenticationFailedException:
                printer.Error($"No access token: {e.Message}");
                return ExitCodes.Refused;
            default:
                throw new InvalidOperationException($"A defect of this tool: {e.Message}", e);
        }
    }

    static int Unreadable(Printer printer, Call call, Exception e)
    {
        printer.Error($"The host's answer is none of this API; is the address right? {e.Message}");
        if (call.Wire.LastWrite is not { } id)
            return ExitCodes.Refused;
        printer.InDoubt(id, call.AskAgain(id));
        return ExitCodes.InDoubt;
    }

    /// <summary>Without an answer a write may have happened; its id is what can be asked for.</summary>
    static int Unfinished(Printer printer, Call? call, string what, int exitCode)
    {
        printer.Error(what);
        if (call?.Wire is not { OpenWrite: { } id })
            return exitCode;
        printer.InDoubt(id, call.AskAgain(id));
        return ExitCodes.InDoubt;
    }

    static Surroundings AroundOf(ParseResult parsed) => ((Invocation)parsed.InvocationConfiguration).Around;
}
