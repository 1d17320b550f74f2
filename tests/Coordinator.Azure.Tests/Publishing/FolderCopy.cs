namespace Coordinator.Azure.Tests.Publishing;

/// <summary>Takes what a build made out of the folders that the next build changes.</summary>
static class FolderCopy
{
    /// <summary>Copies all files of a folder, and of those below.</summary>
    public static void Make(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
