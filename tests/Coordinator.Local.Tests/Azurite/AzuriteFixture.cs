using Coordinator.Local.Azurite;

namespace Coordinator.Local.Tests.Azurite;

/// <summary>One Azurite for all tests of the clients; each test makes tables and queues of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime, IDisposable
{
    readonly TemporaryDirectory _directory = new();
    AzuriteProcess? _process;
    int _names;

    public string ConnectionString => Process.ConnectionString();

    public AzuriteProcess Process => _process ?? throw new InvalidOperationException("Azurite has not started.");

    /// <summary>A name that no other test uses, fit for tables and queues.</summary>
    public string NewName() => $"t{Interlocked.Increment(ref _names)}x";

    public async Task InitializeAsync() => _process = await AzuriteProcess.StartAsync(
        await AzuriteInstallation.EnsureAsync(),
        new AzuriteOptions(_directory.FullName)
        {
            Accounts = [AzuriteAccount.WithEmulatorKey("one"), AzuriteAccount.WithEmulatorKey("two")],
        });

    public async Task DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
    }

    public void Dispose() => _directory.Dispose();
}
