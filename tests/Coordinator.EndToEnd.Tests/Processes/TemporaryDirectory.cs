namespace Coordinator.EndToEnd.Tests.Processes;

/// <summary>A folder of its own for one test; removed at the end.</summary>
sealed class TemporaryDirectory : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("coordinator-e2e-").FullName;

    public string SettingsFile => Path.Combine(FullName, "settings.json");

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
