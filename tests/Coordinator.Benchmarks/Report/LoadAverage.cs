using System.Globalization;

namespace Coordinator.Benchmarks.Report;

/// <summary>How many processes wanted to run during the last minute, before and after measuring.</summary>
/// <param name="Before">When the report began: what else the machine did. Null where the system does not tell.</param>
/// <param name="After">When it ended, the report's own work included.</param>
sealed record LoadAverage(double? Before, double? After)
{
    /// <summary>Of its cores, that a machine may be busy with and still be called quiet.</summary>
    const double QuietShare = 0.25;

    const string LinuxFile = "/proc/loadavg";

    /// <summary>Now.</summary>
    public static double? Look() => File.Exists(LinuxFile)
        ? double.Parse(File.ReadAllText(LinuxFile).Split(' ', 2)[0], CultureInfo.InvariantCulture)
        : null;

    /// <summary>Whether something else ran when the report began.</summary>
    /// <param name="cores">Of the machine.</param>
    public bool WasBusy(int cores) => Before > QuietShare * cores;

    /// <summary>For a reader.</summary>
    public string Told() => Before is { } before && After is { } after
        ? Sentence.Of($"load average {before:0.00} before, {after:0.00} after")
        : "load average unknown";
}
