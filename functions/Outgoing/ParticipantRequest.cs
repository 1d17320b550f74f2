using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Outgoing;

namespace Coordinator.Functions.Outgoing;

/// <summary>The request of a call. Headers: <c>Idempotency-Key</c>, <c>Coordinator-Closes</c> when it undoes something,
/// <c>Coordinator-Signature</c> when there is a key, <c>traceparent</c> when the call belongs to a trace.</summary>
static class ParticipantRequest
{
    /// <summary>The header with the call's key.</summary>
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>The header with the key that a compensation closes.</summary>
    public const string ClosesHeader = "Coordinator-Closes";

    /// <summary>The header with the call's trace (W3C Trace Context).</summary>
    public const string TraceHeader = "traceparent";

    /// <summary>Builds it anew for each attempt; only the signature's time differs.</summary>
    public static HttpRequestMessage Of(HttpCall call, Uri url, ReadOnlySpan<byte> signingKey, DateTimeOffset now)
    {
        var body = call.Body is null ? [] : Encoding.UTF8.GetBytes(call.Body);
        var request = new HttpRequestMessage(new HttpMethod(call.Method), url)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.Add(KeyHeader, call.Key);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaTypeNames.Application.Json));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue(new ProductHeaderValue("Coordinator")));
        if (call.Closes is { } closed)
            request.Headers.Add(ClosesHeader, closed);
        if (call.Trace is { } trace)
            request.Headers.Add(TraceHeader, trace);
        // Said by us, so that what is signed is what is sent.
        request.Headers.Host = HostOf(url);
        if (!signingKey.IsEmpty)
            request.Headers.Add(
                RequestSignature.Header, RequestSignature.Sign(signingKey, SignedPartOf(call, url, body), now));
        request.Content = ContentOf(call, body);
        return request;
    }

    static SignedRequest SignedPartOf(HttpCall call, Uri url, byte[] body) => new()
    {
        Method = call.Method,
        Host = HostOf(url),
        Target = url.PathAndQuery,
        Key = call.Key,
        Closes = call.Closes ?? "",
        Body = body,
    };

    static string HostOf(Uri url)
    {
        var name = url.HostNameType == UriHostNameType.IPv6 ? url.Host : url.IdnHost;
        return url.IsDefaultPort ? name : string.Create(CultureInfo.InvariantCulture, $"{name}:{url.Port}");
    }

    // Without a body, servers expect Content-Length: 0 of the methods that usually carry one.
    static ByteArrayContent? ContentOf(HttpCall call, byte[] body)
    {
        if (call.Body is null)
            return call.Method is "POST" or "PUT" or "PATCH" ? new ByteArrayContent([]) : null;
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        return content;
    }
}
