using System.Buffers;
using System.IO.Pipelines;
using Coordinator.Contracts.Problems;
using Coordinator.Core.Model;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Coordinator.Functions.Http;

/// <summary>A request's body, whole and bounded in size and in time.</summary>
sealed record RequestBody(ReadOnlyMemory<byte> Bytes)
{
    const string Identity = "identity";

    /// <summary>Reads a body of one of the media types.</summary>
    /// <returns>
    /// The bytes; or 415 for another type or a compressed body, 413 as soon as it is known to be larger than 4 MiB, 429
    /// when the host has no room for it, 408 when it takes too long.
    /// </returns>
    public static async Task<Parsed<RequestBody>> ReadAsync(HttpRequest request, params string[] mediaTypes)
    {
        if (!IsOneOf(request.ContentType, mediaTypes))
            return ProblemOf.UnsupportedMediaType(string.Join(" or ", mediaTypes));
        if (!IsPlain(request.Headers.ContentEncoding))
            return RefuseEncoding(request);
        if (request.ContentLength > Limits.RequestBytesMax)
            return ProblemOf.BodyTooLarge;
        try
        {
            return await ReadBoundedAsync(request);
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => ProblemOf.BodyTooLarge,
                StatusCodes.Status408RequestTimeout => RefuseSlow(request),
                _ => ProblemOf.Invalid("", $"The body could not be read: {e.Message}"),
            };
        }
    }

    static bool IsOneOf(string? contentType, string[] mediaTypes) =>
        MediaTypeHeaderValue.TryParse(contentType, out var given)
        && mediaTypes.Contains(given.MediaType.Value, StringComparer.OrdinalIgnoreCase)
        && (!given.Charset.HasValue
            || given.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    static bool IsPlain(IEnumerable<string?> encodings) => encodings.All(
        encoding => string.IsNullOrEmpty(encoding) || encoding.Equals(Identity, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// A few compressed bytes may stand for gigabytes, so none is unpacked. RFC 7694 names the header.
    /// </summary>
    static Problem RefuseEncoding(HttpRequest request)
    {
        request.HttpContext.Response.Headers.AcceptEncoding = Identity;
        return ProblemOf.BodyCompressed;
    }

    /// <summary>The rest of the body is not waited for, so the connection is of no more use.</summary>
    static Problem RefuseSlow(HttpRequest request)
    {
        // Later versions have no such header: they end the stream.
        if (HttpProtocol.IsHttp11(request.Protocol))
            request.HttpContext.Response.Headers.Connection = "close";
        return ProblemOf.BodyTooSlow;
    }

    static async Task<Parsed<RequestBody>> ReadBoundedAsync(HttpRequest request)
    {
        var intake = BodyIntake.Of(request);
        var aborted = request.HttpContext.RequestAborted;
        using var timeout = intake.StartTimeout();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, aborted);
        try
        {
            return await ReadToLimitAsync(request, intake, either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            return RefuseSlow(request);
        }
    }

    static async Task<Parsed<RequestBody>> ReadToLimitAsync(
        HttpRequest request, BodyIntake intake, CancellationToken cancellation)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var read = await intake.WaitAsync(reader.ReadAsync(cancellation));
            if (RefusalOf(request, intake, read) is { } problem)
            {
                reader.AdvanceTo(read.Buffer.End);
                return problem;
            }

            if (read.IsCompleted)
            {
                ReadOnlyMemory<byte> bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return intake.TryHold(bytes.Length + JsonWeight.Of(bytes.Span))
                    ? new RequestBody(bytes)
                    : Overload.Refuse(request, ProblemOf.BodiesBusy);
            }

            // Nothing is consumed, all is examined: the next read has more.
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    static Problem? RefusalOf(HttpRequest request, BodyIntake intake, ReadResult read)
    {
        if (read.Buffer.Length > Limits.RequestBytesMax)
            return ProblemOf.BodyTooLarge;
        return intake.TryHold(read.Buffer.Length) ? null : Overload.Refuse(request, ProblemOf.BodiesBusy);
    }
}
