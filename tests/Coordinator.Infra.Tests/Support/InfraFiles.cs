using Coordinator.TestKit;

namespace Coordinator.Infra.Tests.Support;

/// <summary>The files under infra/.</summary>
static class InfraFiles
{
    public static string Folder { get; } = Repository.PathOf("infra");

    /// <summary>The Bicep files, in order.</summary>
    public static IReadOnlyList<string> Bicep { get; } =
    [
        .. Directory.GetFiles(Folder, "*.bicep", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
    ];

    /// <summary>Copies all files to a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="change">Changes a text on the way; for tests that see a check fail.</param>
    public static void CopyTo(string folder, Func<string, string>? change = null)
    {
        foreach (var file in Directory.GetFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            var text = File.ReadAllText(file);
            File.WriteAllText(copy, change is null ? text : change(text));
        }
    }
}
