using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Coordinator.TestKit;

namespace Coordinator.Benchmarks.Report;

/// <summary>What the numbers were measured on.</summary>
/// <param name="Cpu">The processor's name.</param>
/// <param name="Cores">Processors that the process may use.</param>
/// <param name="MemoryGiB">Memory that it may use.</param>
/// <param name="Os">The operating system.</param>
/// <param name="DotNet">The runtime.</param>
/// <param name="Azurite">The emulator's version.</param>
/// <param name="Commit">What was measured.</param>
/// <param name="Measured">The day, in UTC.</param>
sealed record MachineDescription(
    string Cpu, int Cores, int MemoryGiB, string Os, string DotNet, string Azurite, string Commit, string Measured)
{
    const string Unknown = "unknown";
    const string CpuFile = "/proc/cpuinfo";

    /// <summary>Whether what was measured differs from the commit.</summary>
    public bool IsDirty => Commit.EndsWith("-dirty", StringComparison.Ordinal);

    /// <summary>This machine, now.</summary>
    public static MachineDescription Look() => new(
        CpuName(),
        Environment.ProcessorCount,
        (int)Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        AzuriteVersion(),
        CommitName(),
        TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    static string CpuName()
    {
        var named = File.Exists(CpuFile)
            ? File.ReadLines(CpuFile).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return named?.Split(':', 2)[1].Trim()
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    static string AzuriteVersion()
    {
        using var package = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("package.json")));
        return package.RootElement.GetProperty("dependencies").GetProperty("azurite").GetString()!;
    }

    /// <summary>By git; a copy without it has no name.</summary>
    static string CommitName()
    {
        var start = new ProcessStartInfo("git", ["describe", "--always", "--dirty"])
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start);
            var name = git?.StandardOutput.ReadToEnd().Trim();
            return string.IsNullOrEmpty(name) ? Unknown : name;
        }
        catch (Win32Exception)
        {
            // There is no git on this machine.
            return Unknown;
        }
    }
}
