using Coordinator.Local.Azurite;

namespace Coordinator.Local.Storage;

/// <summary>
/// One Azurite of a data directory. It can be stopped and started again while the others serve; its addresses stay.
/// </summary>
sealed class StorageProcess : IAsyncDisposable
{
    readonly AzuriteInstallation _installation;
    readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    AzuriteProcess _azurite;
    volatile bool _isWanted = true;
    bool _isThere = true;

    StorageProcess(AzuriteInstallation installation, AzuriteProcess azurite)
    {
        _installation = installation;
        _azurite = azurite;
        Endpoints = azurite.Endpoints;
        _ = WatchAsync(azurite);
    }

    /// <summary>Where it listens while it runs.</summary>
    public AzuriteEndpoints Endpoints { get; }

    /// <summary>Its ports.</summary>
    public AzuritePorts Ports => new(Endpoints.Blob.Port, Endpoints.Queue.Port, Endpoints.Table.Port);

    /// <summary>Completes when it has ended without being asked to.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Starts it.</summary>
    /// <exception cref="AzuriteException">Azurite did not start.</exception>
    public static async Task<StorageProcess> StartAsync(
        AzuriteInstallation installation, AzuriteOptions options, CancellationToken stop) =>
        new(installation, await AzuriteProcess.StartAsync(installation, options, cancellation: stop));

    /// <summary>The connection string of one of its accounts. It contains the key.</summary>
    public string ConnectionString(string account) => _azurite.ConnectionString(account);

    /// <summary>Stops it gracefully; does nothing when it is stopped already.</summary>
    /// <exception cref="AzuriteException">It did not end in time; it is left running rather than killed.</exception>
    public async Task StopAsync()
    {
        _isWanted = false;
        if (!_isThere)
            return;
        await _azurite.DisposeAsync();
        _isThere = false;
    }

    /// <summary>Starts it again at the same ports, on the same data; does nothing when it runs already.</summary>
    /// <exception cref="AzuriteException">Azurite did not start.</exception>
    public async Task RestartAsync(CancellationToken stop)
    {
        if (_isThere)
        {
            _isWanted = true; // Its stop has failed.
            return;
        }

        _azurite = await AzuriteProcess.StartAsync(
            _installation, _azurite.Options with { Ports = Ports }, cancellation: stop);
        (_isThere, _isWanted) = (true, true);
        _ = WatchAsync(_azurite);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();

    async Task WatchAsync(AzuriteProcess azurite)
    {
        await azurite.Ended;
        if (_isWanted)
            _ended.TrySetResult();
    }
}
