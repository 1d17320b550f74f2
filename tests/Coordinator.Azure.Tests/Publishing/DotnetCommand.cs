using System.Diagnostics;
using Coordinator.TestKit;

namespace Coordinator.Azure.Tests.Publishing;

/// <summary>The SDK's command line, run at the repository's root as a user or a deployment tool runs it.</summary>
static class DotnetCommand
{
    /// <summary>What the test host's own SDK sets for itself, and what would choose a flavour.</summary>
    static readonly string[] Foreign = ["MSBUILD", "VSTEST_", "COORDINATORRUNTIME", "COORDINATORDURABLEBACKEND"];

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="TimeoutException">It took longer than the bound, and was ended.</exception>
    public static async Task<CommandResult> RunAsync(TimeSpan bound, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(bound, TimeProvider.System);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"\"dotnet {string.Join(' ', arguments)}\" took longer than {bound}. It said:\n{await output}", e);
        }

        return new CommandResult(process.ExitCode, await output + await errors);
    }

    static ProcessStartInfo StartInfo(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
            start.Environment.Remove(name);
        // Servers that outlive the command would keep its output open, and so the test waiting.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        return start;
    }

    static bool IsForeign(string name) =>
        Foreign.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
