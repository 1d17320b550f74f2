using System.Runtime.CompilerServices;

namespace Coordinator.TestKit;

/// <summary>
/// Compares a text with a reviewed file, <c>Approved/{name}</c> beside the project of the test; <c>.txt</c> unless
/// the name says otherwise. With COORDINATOR_APPROVE=1 in the environment the file is written instead, for its
/// difference to be reviewed.
/// </summary>
public static class Approve
{
    /// <summary>Whether files are written instead of compared.</summary>
    public static bool IsWriting => Environment.GetEnvironmentVariable("COORDINATOR_APPROVE") == "1";

    public static void That(string text, string name, [CallerFilePath] string testFile = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        var file = Path.Combine(ProjectFolder(testFile), "Approved", Path.HasExtension(name) ? name : $"{name}.txt");
        var received = text.ReplaceLineEndings("\n");
        if (IsWriting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, received);
            return;
        }

        var approved = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (received != approved)
            throw new NotApprovedException(name, FirstDifference(approved, received));
    }

    static string ProjectFolder(string testFile)
    {
        var folder = Path.GetDirectoryName(testFile);
        while (folder is not null && Directory.GetFiles(folder, "*.csproj").Length == 0)
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"There is no project above {testFile}.");
    }

    static string FirstDifference(string approved, string received)
    {
        var (old, now) = (approved.Split('\n'), received.Split('\n'));
        var line = 0;
        while (line < old.Length && line < now.Length && old[line] == now[line])
            line++;
        return $"line {line + 1}:\n- {old.ElementAtOrDefault(line)}\n+ {now.ElementAtOrDefault(line)}";
    }
}
