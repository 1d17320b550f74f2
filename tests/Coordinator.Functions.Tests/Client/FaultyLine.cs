using System.Net;

namespace Coordinator.Functions.Tests.Client;

/// <summary>
/// A line between client and host on which requests and answers get lost, what stands between them says 502 after the
/// work was done, and copies of requests are kept, to arrive late.
/// </summary>
sealed class FaultyLine(int seed, double rate) : DelegatingHandler(new SocketsHttpHandler())
{
    readonly Lock _lock = new();
    readonly Random _random = new(seed);
    readonly List<(Uri Address, byte[] Body)> _copies = [];

    /// <summary>Faults that happened.</summary>
    public int Faults { get; private set; }

    /// <summary>Sends all the copies that were kept, once more.</summary>
    public async Task DeliverCopiesAsync()
    {
        using var http = new HttpClient();
        foreach (var (address, body) in _copies)
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new("application/json");
            (await http.PostAsync(address, content)).Dispose();
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var fault = Next();
        await KeepAsync(request, cancellationToken);
        if (fault == LineFault.LostRequest)
            throw new HttpRequestException("The connection was refused.");
        var response = await base.SendAsync(request, cancellationToken);
        if (fault == LineFault.None)
            return response;
        response.Dispose();
        return fault == LineFault.BadGateway
            ? new HttpResponseMessage(HttpStatusCode.BadGateway)
            : throw new HttpRequestException("The connection broke.");
    }

    async Task KeepAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var isTransaction = request.RequestUri!.AbsolutePath == "/api/transactions";
        if (!isTransaction || !IsKept())
            return;
        var body = await request.Content!.ReadAsByteArrayAsync(cancellation);
        lock (_lock)
            _copies.Add((request.RequestUri, body));
    }

    bool IsKept()
    {
        lock (_lock)
            return _random.NextDouble() < rate;
    }

    LineFault Next()
    {
        lock (_lock)
        {
            var fault = _random.NextDouble() < rate ? (LineFault)_random.Next(1, 4) : LineFault.None;
            Faults += fault == LineFault.None ? 0 : 1;
            return fault;
        }
    }

    enum LineFault
    {
        None,
        LostRequest,
        LostAnswer,
        BadGateway,
    }
}
