namespace Coordinator.Functions.Tests.Support;

/// <summary>Files of the repository that tests compare with.</summary>
static class Repository
{
    /// <summary>A file by its path from the root.</summary>
    public static string File(params string[] path) => Path.Combine([Root(), .. path]);

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Coordinator.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
