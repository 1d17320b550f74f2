using Coordinator.Core.Sagas.Outgoing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Coordinator.Samples.Trip.Http;

/// <summary>
/// Lets in only requests that the coordinator has signed, lately, for this address and this key. An exact copy within
/// those minutes is let in as well; what it can do, the barrier of the desks has already done.
/// </summary>
/// <param name="key">The key that the coordinator has as <c>Coordinator:Outgoing:SigningKey</c>.</param>
/// <param name="time">The clock.</param>
sealed class SignatureCheck(byte[] key, TimeProvider time)
{
    const int BodyBytesMax = 256 * 1024;

    static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Goes on, or answers 401.</summary>
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        http.Request.EnableBuffering(BodyBytesMax, BodyBytesMax);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        http.Request.Body.Position = 0;
        var header = http.Request.Headers[RequestSignature.Header].ToString();
        var signed = SignedPartOf(http, body.ToArray());
        if (RequestSignature.Verify(key, header, signed, time.GetUtcNow(), Tolerance))
            await next(http);
        else
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }

    static SignedRequest SignedPartOf(HttpContext http, byte[] body) => new()
    {
        Method = http.Request.Method,
        Host = http.Request.Headers.Host.ToString(),
        // As it was sent: routing has decoded what Path holds.
        Target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
        Key = http.Request.Headers["Idempotency-Key"].ToString(),
        Closes = http.Request.Headers["Coordinator-Closes"].ToString(),
        Body = body,
    };
}
