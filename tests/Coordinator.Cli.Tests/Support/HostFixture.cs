using Coordinator.Local.Azurite;

namespace Coordinator.Cli.Tests.Support;

/// <summary>One Azurite and one open host for all tests; each test uses items of its own.</summary>
public sealed class HostFixture : IAsyncLifetime
{
    readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("coordinator-cli-tests-");
    LiveHost? _host;
    AzuriteProcess? _azurite;

    internal AzuriteProcess Azurite => _azurite ?? throw new InvalidOperationException("The fixture was not started.");

    internal Uri Address => _host?.Address ?? throw new InvalidOperationException("The fixture was not started.");

    public async Task InitializeAsync()
    {
        var options = new AzuriteOptions(_data.FullName)
        {
            Accounts = [.. new[] { "storea", "storeb", "storec" }.Select(AzuriteAccount.WithEmulatorKey)],
        };
        _azurite = await AzuriteProcess.StartAsync(await AzuriteInstallation.EnsureAsync(), options);
        _host = await LiveHost.StartAsync(_azurite);
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
