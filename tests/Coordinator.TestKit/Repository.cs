namespace Coordinator.TestKit;

/// <summary>Where the repository lies that the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A file by its path from the root.</summary>
    public static string PathOf(params string[] path) => Path.Combine([Root, .. path]);

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Coordinator.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Coordinator.sln above {AppContext.BaseDirectory}.");
    }
}
