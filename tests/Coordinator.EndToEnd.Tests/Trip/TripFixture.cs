using Coordinator.Local.Azurite;
using Coordinator.Local.Demo.Trip;
using Coordinator.Samples.Trip;

namespace Coordinator.EndToEnd.Tests.Trip;

/// <summary>The participants of the trip sample on a storage of their own.</summary>
public sealed class TripFixture : IAsyncLifetime, IDisposable
{
    readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("coordinator-e2e-");
    AzuriteProcess? _azurite;
    TripService? _service;
    HttpClient? _http;

    public HttpClient Http => _http ?? throw new InvalidOperationException("The fixture was not started.");

    public string ConnectionString => _azurite!.ConnectionString();

    public TripParticipants Participants => new(Http);

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(
            await AzuriteInstallation.EnsureAsync(), new AzuriteOptions(_data.FullName));
        _service = await TripService.StartAsync(
            new TripOptions(_azurite.ConnectionString()) { Port = 0 }, TimeProvider.System);
        _http = new HttpClient { BaseAddress = _service.Address };
    }

    public async Task DisposeAsync()
    {
        if (_service is not null)
            await _service.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        _data.Delete(recursive: true);
    }

    public void Dispose() => _http?.Dispose();
}
