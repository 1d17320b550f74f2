using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Outgoing;

namespace Coordinator.Functions.Outgoing;

/// <summary>Reads an answer whose head is there: its body as far as it comes, and no further than the limit.</summary>
static class ReplyReader
{
    const string RetryAfter = "Retry-After";

    /// <param name="response">The answer.</param>
    /// <param name="now">When it came.</param>
    /// <param name="timeUp">Ends the reading; what is read by then stays.</param>
    public static async Task<HttpReply> ReadAsync(
        HttpResponseMessage response, DateTimeOffset now, CancellationToken timeUp)
    {
        var reply = new HttpReply
        {
            Status = (int)response.StatusCode,
            RetryAfter = RetryAfterHeader.Read(FirstOf(response, RetryAfter), now),
        };
        if (response.Content.Headers.ContentLength > Limits.SagaBodyBytesMax)
            return reply with { IsBodyTooLarge = true };
        var (body, isCut) = await ReadBodyAsync(response.Content, timeUp);
        var isTooLarge = body.Length > Limits.SagaBodyBytesMax;
        return reply with
        {
            Body = isTooLarge ? body[..Limits.SagaBodyBytesMax] : body,
            IsBodyTooLarge = isTooLarge,
            IsBodyCut = isCut,
        };
    }

    /// <returns>Up to one byte more than allowed, and whether there should have been more.</returns>
    static async Task<(ReadOnlyMemory<byte> Body, bool IsCut)> ReadBodyAsync(
        HttpContent content, CancellationToken timeUp)
    {
        // Grows with what comes; an answer is usually much smaller than it may be.
        using var body = new MemoryStream();
        var buffer = new byte[8 * 1024];
        try
        {
            await using var stream = await content.ReadAsStreamAsync(timeUp);
            while (body.Length <= Limits.SagaBodyBytesMax)
            {
                var wanted = (int)Math.Min(buffer.Length, Limits.SagaBodyBytesMax + 1 - body.Length);
                var length = await stream.ReadAsync(buffer.AsMemory(0, wanted), timeUp);
                if (length == 0)
                    break;
                body.Write(buffer, 0, length);
            }

            return (body.ToArray(), IsCut: false);
        }
        catch (Exception e) when (NetworkFault.Is(e))
        {
            return (body.ToArray(), IsCut: true);
        }
    }

    static string? FirstOf(HttpResponseMessage response, string header) =>
        response.Headers.NonValidated.TryGetValues(header, out var values) ? values.FirstOrDefault() : null;
}
