using System.Buffers;
using System.IO.Pipelines;
using Coordinator.Contracts.Problems;
using Coordinator.Core.Model;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Coordinator.Functions.Http;

/// <summary>A request's body, whole and bounded.</summary>
sealed record RequestBody(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Reads a body of one of the media types.</summary>
    /// <returns>The bytes; or 415 for another type, 413 as soon as it is known to be larger than 4 MiB.</returns>
    public static async Task<Parsed<RequestBody>> ReadAsync(HttpRequest request, params string[] mediaTypes)
    {
        if (!IsOneOf(request.ContentType, mediaTypes))
            return ProblemOf.UnsupportedMediaType(string.Join(" or ", mediaTypes));
        if (request.ContentLength > Limits.RequestBytesMax)
            return ProblemOf.BodyTooLarge;
        try
        {
            return await ReadToLimitAsync(request.BodyReader, request.HttpContext.RequestAborted) is { } bytes
                ? new RequestBody(bytes)
                : ProblemOf.BodyTooLarge;
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode == StatusCodes.Status413PayloadTooLarge ? ProblemOf.BodyTooLarge : Broken(e.Message);
        }
    }

    static Problem Broken(string message) => ProblemOf.Invalid("", $"The body could not be read: {message}");

    static bool IsOneOf(string? contentType, string[] mediaTypes) =>
        MediaTypeHeaderValue.TryParse(contentType, out var given)
        && mediaTypes.Contains(given.MediaType.Value, StringComparer.OrdinalIgnoreCase)
        && (!given.Charset.HasValue
            || given.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    static async Task<ReadOnlyMemory<byte>?> ReadToLimitAsync(PipeReader reader, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            if (read.Buffer.Length > Limits.RequestBytesMax)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                ReadOnlyMemory<byte> bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            // Nothing is consumed, all is examined: the next read has more.
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
