namespace Coordinator.Local.Tests.Azurite;

/// <summary>A folder of its own for one test; removed at the end.</summary>
sealed class TemporaryDirectory : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("coordinator-tests-").FullName;

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
