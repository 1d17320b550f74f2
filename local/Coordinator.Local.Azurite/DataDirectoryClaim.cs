using System.Diagnostics;
using System.Globalization;

namespace Coordinator.Local.Azurite;

/// <summary>
/// Makes sure that no other Azurite works on a data directory: two of them would overwrite each other's files.
/// The running one leaves its process id in <c>azurite.pid</c> and removes it when all is flushed.
/// </summary>
static class DataDirectoryClaim
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>The file that names the process that owns the directory.</summary>
    public static string PidFile(string dataDirectory) => Path.Combine(dataDirectory, "azurite.pid");

    /// <summary>Waits for an Azurite that is just ending; a starter that was killed leaves one for a moment.</summary>
    public static async Task WaitUntilFreeAsync(string dataDirectory, TimeProvider time, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (RunningOwner(dataDirectory) is { } processId)
        {
            if (time.GetElapsedTime(started) > Patience)
            {
                throw new AzuriteException(
                    $"Another Azurite (process {processId}) works on {dataDirectory}. "
                    + "Stop it, or choose another folder.");
            }
            await Task.Delay(Interval, time, cancellation);
        }
        File.Delete(PidFile(dataDirectory)); // What a killed one left behind; the next insists on writing its own.
    }

    static int? RunningOwner(string dataDirectory)
    {
        var file = PidFile(dataDirectory);
        if (!File.Exists(file))
            return null;
        try
        {
            var processId = int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture);
            using var process = Process.GetProcessById(processId);
            // A killed Azurite leaves its file behind and the system may have given its number to something else.
            return process.ProcessName.StartsWith("node", StringComparison.OrdinalIgnoreCase) ? processId : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or IOException or InvalidOperationException)
        {
            return null; // Gone, or the file is half written or half removed: nobody to wait for.
        }
    }
}
