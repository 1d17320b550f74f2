using System.Buffers.Text;
using System.Text;
using Coordinator.Core.Sagas.Stores;

namespace Coordinator.Storage.Sagas;

/// <summary>The service's continuation of a query, in letters that need no escape in an address.</summary>
static class SagaCursor
{
    const int CharsMax = 4_000;

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The cursor of a continuation.</summary>
    public static string? Encode(string? continuation) =>
        continuation is null ? null : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(continuation));

    /// <summary>The continuation of a cursor.</summary>
    /// <exception cref="InvalidCursorException">It has no form of one; whether the service knows it is seen
    /// later.</exception>
    public static string? Decode(string? cursor)
    {
        if (cursor is null)
            return null;
        try
        {
            if (cursor.Length is > 0 and <= CharsMax && Base64Url.IsValid(cursor)
                && StrictUtf8.GetString(Base64Url.DecodeFromChars(cursor)) is { Length: > 0 } continuation
                && continuation.All(c => c is >= ' ' and < '\x7f'))
                return continuation;
        }
        catch (DecoderFallbackException)
        {
            // Said below.
        }

        throw new InvalidCursorException();
    }
}
