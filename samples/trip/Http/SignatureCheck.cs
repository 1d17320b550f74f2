using Coordinator.Core.Sagas.Outgoing;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Samples.Trip.Http;

/// <summary>Lets in only requests that the coordinator has signed, lately.</summary>
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
        if (RequestSignature.Verify(key, header, body.ToArray(), time.GetUtcNow(), Tolerance))
            await next(http);
        else
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }
}
