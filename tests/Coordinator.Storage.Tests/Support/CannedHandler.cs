using Azure.Core.Pipeline;

namespace Coordinator.Storage.Tests.Support;

/// <summary>Answers requests from a script; the last answer repeats. A null answer never comes.</summary>
public sealed class CannedHandler(params Func<HttpResponseMessage>?[] answers) : HttpMessageHandler
{
    readonly List<string> _asked = [];

    /// <summary>The requests' methods, paths and queries.</summary>
    public IReadOnlyList<string> Asked => _asked;

    /// <summary>Bytes of the last request's body.</summary>
    public long BodyBytes { get; private set; }

    public HttpClientTransport Transport() => new(new HttpClient(this, disposeHandler: false));

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _asked.Add($"{request.Method} {Uri.UnescapeDataString(request.RequestUri!.PathAndQuery)}");
        if (request.Content is { } content)
            BodyBytes = (await content.ReadAsByteArrayAsync(cancellationToken)).Length;
        if (answers[Math.Min(_asked.Count, answers.Length) - 1] is { } answer)
            return answer();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException("An endless wait has ended.");
    }
}
