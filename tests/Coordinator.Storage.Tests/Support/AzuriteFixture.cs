using System.Globalization;
using Coordinator.Local.Azurite;

namespace Coordinator.Storage.Tests.Support;

/// <summary>One Azurite for all tests; each test makes tables of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime, IDisposable
{
    readonly TemporaryDirectory _directory = new();
    AzuriteProcess? _process;
    int _names;

    public string ConnectionString => Process.ConnectionString();

    AzuriteProcess Process => _process ?? throw new InvalidOperationException("Azurite has not started.");

    /// <summary>A table's name that no other test uses.</summary>
    public string NewTableName() =>
        string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref _names)}x");

    public async Task InitializeAsync() => _process = await AzuriteProcess.StartAsync(
        await AzuriteInstallation.EnsureAsync(), new AzuriteOptions(_directory.FullName));

    public async Task DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
    }

    public void Dispose() => _directory.Dispose();
}
