using System.Buffers.Text;
using System.Text;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Subscriptions;

/// <summary>Where a page of a list of records ended, as text that a caller hands back.</summary>
static class ListCursor
{
    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The cursor of a page that ended with a name.</summary>
    /// <param name="list">Names the list, so that a cursor of another is refused.</param>
    /// <param name="name">The last name of the page.</param>
    public static string Encode(string list, string name) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{list}:{name}"));

    /// <summary>The name that a cursor stands for; null without one. One that is wrong is noted.</summary>
    public static string? Decode(string list, string? cursor, RequestErrors errors)
    {
        if (cursor is null)
            return null;
        if (Text(cursor) is { } text && text.StartsWith($"{list}:", StringComparison.Ordinal)
            && text.Length > list.Length + 1)
            return text[(list.Length + 1)..];
        errors.Add("?cursor", "Is none that this list gave out; leave it out to begin with the first page.");
        return null;
    }

    static string? Text(string cursor)
    {
        try
        {
            return StrictUtf8.GetString(Base64Url.DecodeFromChars(cursor));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }
}
