using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Coordinator.Core.Sagas.Stores;

namespace Coordinator.Storage.Sagas;

/// <summary>
/// The service's continuation of a query, with a mark of the query, in letters that need no escape in an address. The
/// service itself takes a place in any range of keys, so without the mark a cursor of another list, or of the same one
/// with other filters, would leave out what comes before it there, and nobody would notice.
/// </summary>
static class SagaCursor
{
    const int CharsMax = 4_000;
    const int MarkBytes = 6;

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The cursor of a continuation.</summary>
    /// <param name="range">The query that it continues.</param>
    /// <param name="continuation">What the service gave out; null at the end.</param>
    public static string? Encode(SagaRange range, string? continuation) => continuation is null
        ? null
        : Base64Url.EncodeToString([.. MarkOf(range), .. Encoding.UTF8.GetBytes(continuation)]);

    /// <summary>The continuation of a cursor.</summary>
    /// <param name="range">The query that is to go on.</param>
    /// <param name="cursor">What the caller gave; null for the first page.</param>
    /// <exception cref="InvalidCursorException">It has no form of one, or is of another query; whether the service
    /// knows it is seen later.</exception>
    public static string? Decode(SagaRange range, string? cursor)
    {
        if (cursor is null)
            return null;
        try
        {
            if (cursor.Length is > 0 and <= CharsMax && Base64Url.IsValid(cursor)
                && Base64Url.DecodeFromChars(cursor) is { Length: > MarkBytes } bytes
                && bytes.AsSpan(0, MarkBytes).SequenceEqual(MarkOf(range))
                && StrictUtf8.GetString(bytes.AsSpan(MarkBytes)) is var continuation
                && continuation.All(c => c is >= ' ' and < '\x7f'))
                return continuation;
        }
        catch (DecoderFallbackException)
        {
            // Said below.
        }

        throw new InvalidCursorException();
    }

    // Against mistakes, not against malice: whatever a cursor says, only rows of the range are returned.
    static byte[] MarkOf(SagaRange range) => SHA256.HashData(Encoding.UTF8.GetBytes(range.Filter))[..MarkBytes];
}
