namespace Coordinator.Infra.Tests.Support;

/// <summary>A folder that is deleted afterwards.</summary>
sealed class TemporaryFolder : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordinator-infra-");

    public string Name => _folder.FullName;

    public string PathOf(string file) => Path.Combine(Name, file);

    public void Dispose() => _folder.Delete(recursive: true);
}
