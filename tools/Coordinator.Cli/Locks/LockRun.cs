using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Coordinator.Cli.CommandLine;
using Coordinator.Client;

namespace Coordinator.Cli.Locks;

/// <summary>
/// Holds a lock while another program runs, as flock(1) does on one machine. The program finds the fence in its
/// environment; when the lock is lost, it is ended, since somebody else may have the lock by then.
/// </summary>
static class LockRun
{
    /// <summary>The variable with the lock's name.</summary>
    const string LockVariable = "COORDINATOR_LOCK";

    /// <summary>The variable with <c>LOCK:TOKEN</c>, as <c>submit --fence</c> takes it.</summary>
    const string FenceVariable = "COORDINATOR_FENCE";

    static readonly Argument<string[]> Program = new("PROGRAM")
    {
        Description = "After --: the program with its arguments.",
        Arity = ArgumentArity.OneOrMore,
    };

    static readonly Option<bool> NoWait = new("--no-wait")
    {
        Description = "End with 1 at once when somebody else has the lock.",
    };

    /// <summary>The command.</summary>
    public static Command Create(Argument<string> name, Option<TimeSpan?> lease, TimeSpan leaseDefault) =>
        new Command("run", "Hold a lock while a program runs; ends with the program's exit code.")
        {
            name, lease, NoWait, Program,
        }.Runs(call => RunAsync(call, call.Need(name), call.Get(lease) ?? leaseDefault));

    static async Task<int> RunAsync(Call call, string name, TimeSpan lease)
    {
        var options = new LockOptions { Lease = lease };
        await using var held = call.Get(NoWait)
            ? await call.Api.Locks.TryAcquireAsync(name, options, call.Stop)
                ?? throw new CliException(ExitCodes.Refused, $"Somebody else has the lock {name}.")
            : await call.Api.Locks.AcquireAsync(name, options, call.Stop);
        using var process = Start(call.Need(Program), held);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(held.Lost, call.Stop);
        try
        {
            await process.WaitForExitAsync(end.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw held.Lost.IsCancellationRequested
                ? new CliException(ExitCodes.Refused, $"The lock {name} was lost, so the program was ended.")
                : new OperationCanceledException(call.Stop);
        }
    }

    static Process Start(string[] program, HeldLock held)
    {
        var start = new ProcessStartInfo(program[0], program.Skip(1)) { UseShellExecute = false };
        start.Environment[LockVariable] = held.Name;
        start.Environment[FenceVariable] = string.Create(CultureInfo.InvariantCulture, $"{held.Name}:{held.Token}");
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new CliException(ExitCodes.Usage, $"{program[0]} cannot be started: {e.Message}", e);
        }
    }
}
