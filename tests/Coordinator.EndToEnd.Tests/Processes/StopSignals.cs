using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Coordinator.EndToEnd.Tests.Processes;

/// <summary>
/// Sends a real signal where the system has signals; on Windows the end of standard input stands for it.
/// </summary>
static class StopSignals
{
    const int SigInt = 2;
    const int SigTerm = 15;

    public static void Send(Process process, StopBy by)
    {
        if (OperatingSystem.IsWindows())
            process.StandardInput.Close();
        else if (Kill(process.Id, by == StopBy.Interrupt ? SigInt : SigTerm) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Kill(int processId, int signal);
}
