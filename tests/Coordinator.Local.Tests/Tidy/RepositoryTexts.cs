using Coordinator.TestKit;

namespace Coordinator.Local.Tests.Tidy;

/// <summary>
/// The files of the repository as they lie in the working tree, without what builds and installations make.
/// </summary>
static class RepositoryTexts
{
    static readonly HashSet<string> MadeFolders = new(StringComparer.Ordinal)
    {
        ".git", ".vs", ".idea", ".coordinator", "bin", "obj", "node_modules", "TestResults",
        "BenchmarkDotNet.Artifacts",
    };

    static readonly HashSet<string> TextExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".cs", ".csproj", ".props", ".targets", ".sln", ".md", ".txt", ".json", ".jsonl", ".cjs", ".js", ".html",
        ".css", ".yml", ".yaml", ".bicep", ".bicepparam", ".editorconfig", ".gitignore", ".gitattributes", ".npmrc", "",
    };

    /// <summary>The text files that are, or may become, part of the repository.</summary>
    public static IEnumerable<RepositoryFile> All { get; } =
    [
        .. Walk(new DirectoryInfo(Repository.Root)).Where(IsText)
            .Select(file => new RepositoryFile(file, Repository.Root)),
    ];

    public static IEnumerable<RepositoryFile> CSharp => Of(".cs");

    public static IEnumerable<RepositoryFile> Bicep => Of(".bicep");

    public static IEnumerable<RepositoryFile> Markdown => Of(".md");

    static IEnumerable<RepositoryFile> Of(string extension) =>
        All.Where(file => file.Name.EndsWith(extension, StringComparison.Ordinal));

    static IEnumerable<FileInfo> Walk(DirectoryInfo folder) => folder.EnumerateFiles().Concat(
        folder.EnumerateDirectories().Where(child => !MadeFolders.Contains(child.Name)).SelectMany(Walk));

    // A worktree's .git is a file that names a path of the machine.
    static bool IsText(FileInfo file) =>
        TextExtensions.Contains(file.Extension) && file.Name is not (".git" or "local.settings.json");
}
