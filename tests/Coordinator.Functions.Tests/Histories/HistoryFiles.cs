using Coordinator.TestKit;

namespace Coordinator.Functions.Tests.Histories;

/// <summary>
/// The recorded histories, a folder for each release. With COORDINATOR_RECORD in the environment, the tests that make
/// histories write them into the folder of that name.
/// </summary>
static class HistoryFiles
{
    const string Suffix = ".jsonl";

    static readonly string Folder = Repository.PathOf("tests", "Coordinator.Functions.Tests", "Histories");

    /// <summary>All of them, as release/name.</summary>
    public static IEnumerable<string> All => Directory.EnumerateFiles(Folder, "*" + Suffix, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file)[..^Suffix.Length].Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>Reads one.</summary>
    public static RecordedHistory Read(string name) => RecordedHistory.Read(File.ReadAllBytes(PathOf(name)));

    /// <summary>Writes one, if histories are to be recorded.</summary>
    public static void Keep(string name, RecordedHistory history)
    {
        if (Environment.GetEnvironmentVariable("COORDINATOR_RECORD") is not { Length: > 0 } release)
            return;
        var file = PathOf($"{release}/{name}");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, history.Write());
    }

    static string PathOf(string name) => Path.Combine([Folder, .. (name + Suffix).Split('/')]);
}
