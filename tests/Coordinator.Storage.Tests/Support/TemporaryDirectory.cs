namespace Coordinator.Storage.Tests.Support;

/// <summary>A folder of its own; removed at the end.</summary>
sealed class TemporaryDirectory : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("coordinator-tests-").FullName;

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
