using Azure.Core.Pipeline;

namespace Coordinator.Storage.Tests.Support;

/// <summary>Connections on which the next request meets a fault once; counts what was asked for.</summary>
public sealed class FaultHandler : DelegatingHandler
{
    int _requests;

    public FaultHandler()
        : base(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(3) })
    {
    }

    public Fault Next { get; set; }

    public int Requests => _requests;

    public HttpClientTransport Transport() => new(new HttpClient(this, disposeHandler: false));

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
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
