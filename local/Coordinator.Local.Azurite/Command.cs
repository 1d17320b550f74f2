using System.ComponentModel;
using System.Diagnostics;

namespace Coordinator.Local.Azurite;

/// <summary>Runs a command-line tool to its end.</summary>
static class Command
{
    /// <summary>Runs a tool and hands over each line that it prints.</summary>
    /// <returns>Its exit code; null when there is no such tool on the PATH.</returns>
    public static async Task<int?> RunAsync(
        string tool, string[] arguments, string directory, Action<string> line, CancellationToken cancellation)
    {
        // On Windows npm is npm.cmd, which only the command interpreter can start.
        var start = OperatingSystem.IsWindows() && tool == "npm"
            ? new ProcessStartInfo("cmd.exe", ["/d", "/c", "npm", .. arguments])
            : new ProcessStartInfo(tool, arguments);
        start.WorkingDirectory = directory;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        start.CreateNoWindow = true;

        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Forward;
        process.ErrorDataReceived += Forward;
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return process.ExitCode;

        void Forward(object sender, DataReceivedEventArgs e)
        {
            if (!string.IsNullOrWhiteSpace(e.Data))
                line(e.Data);
        }
    }
}
