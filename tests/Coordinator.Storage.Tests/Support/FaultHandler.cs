using Azure.Core.Pipeline;

namespace Coordinator.Storage.Tests.Support;

/// <summary>Connections on which the next request meets a fault once; counts what was asked for.</summary>
public sealed class FaultHandler : DelegatingHandler
{
    int _requests;
    int _passing;

    public FaultHandler()
        : base(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(3) })
    {
    }

    public Fault Next { get; set; }

    /// <summary>The same, but some requests pass before.</summary>
    public void FailAfter(int requests, Fault fault) => (_passing, Next) = (requests, fault);

    public int Requests => _requests;

    public HttpClientTransport Transport() => new(new HttpClient(this, disposeHandler: false));

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        if (_passing > 0)
        {
            _passing--;
            return await base.SendAsync(request, cancellationToken);
        }

        var fault = Next;
        Next = Fault.None;
        if (fault == Fault.BeforeDurable)
            throw new HttpRequestException("Connection refused (scripted).");
        var response = await base.SendAsync(request, cancellationToken);
        if (fault == Fault.None)
            return response;
        response.Dispose();
        throw new HttpRequestException("Connection reset by peer (scripted).");
    }
}
