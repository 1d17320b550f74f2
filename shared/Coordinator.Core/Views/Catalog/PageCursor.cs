using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Coordinator.Core.Records;
using Coordinator.Core.Sagas.Stores;

namespace Coordinator.Core.Views.Catalog;

/// <summary>
/// The last name of a page and a mark of the list, in letters that need no escape in an address. Without the mark a
/// cursor of another list would leave out what comes before it there, and nobody would notice.
/// </summary>
static class PageCursor
{
    const int CharsMax = 4_000;
    const int MarkBytes = 6;

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The cursor of a list after a name; null at its end.</summary>
    public static string? Encode(string list, string? after) => after is null
        ? null
        : Base64Url.EncodeToString([.. MarkOf(list), .. Encoding.UTF8.GetBytes(after)]);

    /// <summary>The name that a page begins after; null for the first.</summary>
    /// <exception cref="InvalidCursorException">The cursor is none of this list.</exception>
    public static string? Decode(string list, string? cursor)
    {
        if (cursor is null)
            return null;
        try
        {
            if (cursor.Length is > 0 and <= CharsMax && Base64Url.IsValid(cursor)
                && Base64Url.DecodeFromChars(cursor) is { Length: >= MarkBytes } bytes
                && bytes.AsSpan(0, MarkBytes).SequenceEqual(MarkOf(list))
                && StrictUtf8.GetString(bytes.AsSpan(MarkBytes)) is var after
                && RecordNames.SpelledChars(after) <= ViewKey.CharsMax)
                return after;
        }
        catch (DecoderFallbackException)
        {
            // Said below.
        }

        throw new InvalidCursorException();
    }

    // Against mistakes, not against malice: a cursor says where to go on, never in what list.
    static byte[] MarkOf(string list) => SHA256.HashData(Encoding.UTF8.GetBytes(list))[..MarkBytes];
}
