using System.Text;

namespace Coordinator.Core.Model;

/// <summary>
/// The name of an item, written <c>collection/key</c>. The key may contain slashes and any Unicode text.
/// </summary>
/// <param name="Collection">1-63 characters of <c>[A-Za-z0-9_-]</c>.</param>
/// <param name="Key">1-512 bytes of UTF-8, none of them NUL.</param>
public readonly record struct ItemName(string Collection, string Key)
{
    /// <summary>Collections and topics of such a name are the coordinator's own; clients are refused.</summary>
    public const string OwnPrefix = "__";

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Reads <c>collection/key</c>; on failure <paramref name="error"/> says what is wrong and what is allowed.
    /// </summary>
    public static bool TryParse(string text, out ItemName name, out string error)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            name = default;
            error = "An item is named collection/key; the slash is missing.";
            return false;
        }

        return TryCreate(text[..slash], text[(slash + 1)..], out name, out error);
    }

    /// <summary>
    /// Checks both parts; on failure <paramref name="error"/> says what is wrong and what is allowed.
    /// </summary>
    public static bool TryCreate(string collection, string key, out ItemName name, out string error)
    {
        error = CollectionError(collection) ?? KeyError(key) ?? "";
        name = error.Length == 0 ? new ItemName(collection, key) : default;
        return error.Length == 0;
    }

    /// <summary>Null when the name of a collection or topic is allowed, else what is wrong with it.</summary>
    public static string? CollectionError(string collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        var allowed = collection.Length is >= 1 and <= Limits.CollectionCharsMax
            && collection.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
        if (!allowed)
            return $"A collection has 1-{Limits.CollectionCharsMax} characters of A-Z a-z 0-9 _ -.";
        return collection.StartsWith(OwnPrefix, StringComparison.Ordinal)
            ? $"A collection whose name begins with {OwnPrefix} is the coordinator's own."
            : null;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Collection}/{Key}";

    static string? KeyError(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        // No server takes one in an address, so the item could be written and never be asked for.
        if (key.Contains('\0', StringComparison.Ordinal))
            return "A key must not hold the character U+0000.";
        try
        {
            var bytes = StrictUtf8.GetByteCount(key);
            return bytes is >= 1 and <= Limits.KeyBytesMax ? null : $"A key has 1-{Limits.KeyBytesMax} bytes of UTF-8.";
        }
        catch (EncoderFallbackException)
        {
            return "A key must be valid Unicode; this one holds an unpaired surrogate.";
        }
    }
}
