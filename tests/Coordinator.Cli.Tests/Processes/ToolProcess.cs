using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Coordinator.Cli.CommandLine;

namespace Coordinator.Cli.Tests.Processes;

/// <summary>The tool as a user runs it: a process of its own. It ends with the test.</summary>
sealed class ToolProcess : IDisposable
{
    const int SigInt = 2;

    readonly Process _process;

    ToolProcess(Process process) => _process = process;

    /// <summary>The tool's program.</summary>
    public static string Program => typeof(Tool).Assembly.Location;

    public StreamReader Output => _process.StandardOutput;

    public StreamReader Error => _process.StandardError;

    public static ToolProcess Start(Uri host, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["COORDINATOR_URL"] = host.AbsoluteUri;
        return new ToolProcess(Process.Start(start)!);
    }

    /// <summary>What Ctrl+C sends.</summary>
    public void Interrupt()
    {
        if (Kill(_process.Id, SigInt) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Kill(int processId, int signal);
}
