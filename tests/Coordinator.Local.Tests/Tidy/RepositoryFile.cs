namespace Coordinator.Local.Tests.Tidy;

/// <summary>A text file of the repository.</summary>
sealed class RepositoryFile(FileInfo file, string root)
{
    readonly Lazy<string[]> _lines = new(() => File.ReadAllLines(file.FullName));

    /// <summary>The path from the root, with slashes.</summary>
    public string Name { get; } = Path.GetRelativePath(root, file.FullName).Replace('\\', '/');

    public IReadOnlyList<string> Lines => _lines.Value;

    /// <summary>Whether it lies under one of the folders.</summary>
    public bool IsUnder(params string[] folders) =>
        folders.Any(folder => Name.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>Places where a line is wrong, as <c>file:line</c>.</summary>
    public IEnumerable<string> Places(Func<string, bool> isWrong) =>
        Lines.Select((line, i) => (line, number: i + 1)).Where(l => isWrong(l.line)).Select(l => $"{Name}:{l.number}");
}
