using Coordinator.TestKit;

namespace Coordinator.Azure.Tests.Publishing;

/// <summary>
/// What a build made, kept in this project's <c>obj</c> for later runs, until the sources change. A folder has its name
/// only once it is whole, so a run that is ended in between leaves nothing that a later one takes for a build.
/// </summary>
/// <param name="root">Where the builds of one kind are kept.</param>
sealed class KeptBuild(string root)
{
    /// <summary>The builds of a kind.</summary>
    public static KeptBuild Named(string kind) =>
        new(Repository.PathOf("tests", "Coordinator.Azure.Tests", "obj", "kept", kind));

    /// <summary>Finds a build, or has it made; only the last one is kept.</summary>
    /// <param name="key">What it is made of: <see cref="SourceHash" />.</param>
    /// <param name="make">Makes it in an empty folder; false when it cannot be made.</param>
    /// <returns>Its folder; null when it could not be made.</returns>
    public async Task<string?> FindAsync(string key, Func<string, Task<bool>> make)
    {
        var folder = Path.Combine(root, key);
        if (Directory.Exists(folder))
            return folder;
        RemoveOthers();
        var unfinished = Directory.CreateDirectory($"{folder}.unfinished").FullName;
        if (!await make(unfinished))
            return null;
        Directory.Move(unfinished, folder);
        return folder;
    }

    void RemoveOthers()
    {
        foreach (var other in Directory.CreateDirectory(root).GetDirectories())
            other.Delete(recursive: true);
    }
}
