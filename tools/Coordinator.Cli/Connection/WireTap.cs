using System.Globalization;
using Coordinator.Cli.CommandLine;
using Coordinator.Contracts;

namespace Coordinator.Cli.Connection;

/// <summary>
/// Watches what goes over the connection: keeps the last body as it came, knows which write is not over, tells each
/// request to those who want to see it. Paths are told without their queries, and headers not at all: keys and tokens
/// are secrets.
/// </summary>
/// <param name="verbose">Where requests are told; null for nowhere.</param>
/// <param name="address">The host.</param>
/// <param name="time">The clock.</param>
sealed class WireTap(TextWriter? verbose, Uri address, TimeProvider time) : DelegatingHandler
{
    volatile string _lastBody = "";
    volatile string? _openWrite;
    volatile string? _lastWrite;
    volatile bool _isReached;

    /// <summary>The body of the answer that came last; empty when it had none.</summary>
    public string LastBody => _lastBody;

    /// <summary>
    /// The id of a write that may have happened, or may still happen; null when nothing is open. Only an answer that
    /// settles the write closes it, not one that tells of its own try.
    /// </summary>
    public string? OpenWrite => _openWrite;

    /// <summary>The id of the write that the last request was; null when it was none.</summary>
    public string? LastWrite => _lastWrite;

    /// <summary>The id of the transaction that is sent in a body; null when there is none.</summary>
    public string? Transaction { get; set; }

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var write = IdOf(request);
        _lastWrite = write;
        var started = time.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            _isReached = true;
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            _lastBody = await response.Content.ReadAsStringAsync(cancellationToken);
            if (write is not null && WriteAnswer.IsOver(response, _lastBody) is { } isOver)
                _openWrite = isOver ? null : write;
            Tell(request, $"{(int)response.StatusCode}", started);
            return response;
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException or OperationCanceledException)
        {
            Tell(request, e.GetType().Name, started);
            if (IsNotConnected(e) && !_isReached)
                throw NobodyThere(e);
            if (!IsNotConnected(e))
                (_isReached, _openWrite) = (true, write ?? _openWrite);
            throw;
        }
    }

    static bool IsNotConnected(Exception e) => e is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError,
    };

    /// <summary>Events of sagas have keys as well, which name no transaction.</summary>
    string? IdOf(HttpRequestMessage request)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (path.EndsWith("/api/transactions", StringComparison.Ordinal))
            return Transaction;
        var isItem = path.Contains("/api/items/", StringComparison.Ordinal);
        return isItem && request.Headers.TryGetValues(WireHeaders.IdempotencyKey, out var keys) ? keys.First() : null;
    }

    /// <summary>Before the first answer there is no reason to wait: the address is wrong, or nothing runs.</summary>
    CliException NobodyThere(Exception e) => new(
        ExitCodes.Unreachable,
        $"Nothing answers at {address.AbsoluteUri.TrimEnd('/')}: {e.Message} Start it with \"dotnet run --project "
        + $"local/Coordinator.Local\", or name another host with --url or {GlobalOptions.UrlVariable}.",
        e);

    void Tell(HttpRequestMessage request, string result, long started)
    {
        var ms = time.GetElapsedTime(started).TotalMilliseconds;
        verbose?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Method} {request.RequestUri!.AbsolutePath} {result} {ms:0} ms"));
    }
}
