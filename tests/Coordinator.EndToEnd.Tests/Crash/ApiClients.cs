using Coordinator.Client;

namespace Coordinator.EndToEnd.Tests.Crash;

/// <summary>Clients of one address, each with connections of its own.</summary>
sealed class ApiClients : IDisposable
{
    /// <summary>
    /// What a client sees of a host that dies is for the test to judge: nothing is repeated on the quiet.
    /// </summary>
    static readonly CoordinatorClientOptions Once = new() { RepeatFor = TimeSpan.Zero };

    readonly HttpClient[] _http;

    public ApiClients(Uri address, int count)
    {
        _http = [.. Enumerable.Range(0, count).Select(_ => new HttpClient
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromSeconds(30),
        })];
        All = [.. _http.Select(http => new CoordinatorClient(http, Once))];
        Sagas = [.. All.Select(client => client.Sagas)];
    }

    public IReadOnlyList<CoordinatorClient> All { get; }

    public IReadOnlyList<SagasClient> Sagas { get; }

    public CoordinatorClient First => All[0];

    /// <summary>The connections of <see cref="First"/>.</summary>
    public HttpClient Http => _http[0];

    public void Dispose()
    {
        foreach (var http in _http)
            http.Dispose();
    }
}
