using System.ComponentModel;
using System.Diagnostics;

namespace Coordinator.Infra.Tests.Support;

/// <summary>Runs a program to its end, within a limit.</summary>
static class Tool
{
    static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(5);

    /// <summary>Runs it.</summary>
    /// <exception cref="InvalidOperationException">There is no such program.</exception>
    /// <exception cref="TimeoutException">It took too long, and was ended.</exception>
    public static async Task<ToolResult> RunAsync(string program, string folder, params IEnumerable<string> arguments)
    {
        using var process = Start(program, folder, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeMax);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} took longer than {TimeMax}.", e);
        }

        return new ToolResult(process.ExitCode, await output, await errors);
    }

    static Process Start(string program, string folder, IEnumerable<string> arguments)
    {
        // On Windows npm is npm.cmd, which only the command interpreter can start.
        var start = OperatingSystem.IsWindows() && program == "npm"
            ? new ProcessStartInfo("cmd.exe", ["/d", "/c", "npm", .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"\"{program}\" is needed for this test, and is not on the path.", e);
        }
    }
}
