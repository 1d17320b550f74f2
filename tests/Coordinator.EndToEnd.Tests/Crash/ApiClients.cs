using Coordinator.Client;

namespace Coordinator.EndToEnd.Tests.Crash;

/// <summary>Clients of one address, each with connections of its own.</summary>
sealed class ApiClients : IDisposable
{
    readonly HttpClient[] _http;

    public ApiClients(Uri address, int count)
    {
        _http = [.. Enumerable.Range(0, count).Select(_ => new HttpClient
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromSeconds(30),
        })];
        All = [.. _http.Select(http => new CoordinatorClient(http))];
        Sagas = [.. _http.Select(http => new SagaClient(http))];
    }

    public IReadOnlyList<CoordinatorClient> All { get; }

    public IReadOnlyList<SagaClient> Sagas { get; }

    public CoordinatorClient First => All[0];

    /// <summary>The connections of <see cref="First"/>.</summary>
    public HttpClient Http => _http[0];

    public void Dispose()
    {
        foreach (var http in _http)
            http.Dispose();
    }
}
