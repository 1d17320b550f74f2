using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Coordinator.Core.Model;
using Coordinator.Core.Records;

namespace Coordinator.Core.Views;

/// <summary>
/// How the key of a group is one text: its parts with a slash between them; inside a part <c>~</c> is written
/// <c>~0</c> and a slash <c>~1</c>, as in a JSON pointer. Lists are in the order of these texts as <see
/// cref="RecordNames.Compare"/> has it.
/// </summary>
public static class ViewKey
{
    /// <summary>Spelled characters of a key, see <see cref="RecordNames.SpelledChars"/>.</summary>
    public const int CharsMax = RecordNames.NameCharsMax - RowPrefixChars;

    internal const string RowPrefix = "row/";

    const int RowPrefixChars = 6;

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the parts of a key; on failure <paramref name="error"/> says what is wrong.</summary>
    public static bool TryCreate(ImmutableArray<string> parts, out string key, out string error)
    {
        key = "";
        error = PartsError(parts) ?? "";
        if (error.Length == 0)
            error = TextError(key = string.Join('/', parts.Select(Escape))) ?? "";
        return error.Length == 0;
    }

    /// <summary>
    /// Reads the beginning of keys: every part but the last as it is, and what the last begins with; no parts for all
    /// keys. On failure <paramref name="error"/> says what is wrong.
    /// </summary>
    public static bool TryPrefix(ImmutableArray<string> parts, out string prefix, out string error)
    {
        (prefix, error) = ("", "");
        return parts.IsDefaultOrEmpty || TryCreate(parts, out prefix, out error);
    }

    static string? PartsError(ImmutableArray<string> parts)
    {
        if (parts.IsDefault || parts.Length is 0 or > Limits.ViewKeyPartsMax)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"A key has 1 to {Limits.ViewKeyPartsMax} parts.");
        }

        return parts.Contains(null!) ? "A part of a key is a text." : null;
    }

    static string? TextError(string key)
    {
        try
        {
            _ = StrictUtf8.GetByteCount(key);
        }
        catch (EncoderFallbackException)
        {
            return "A key must be valid Unicode; this one holds an unpaired surrogate.";
        }

        var chars = RecordNames.SpelledChars(key);
        return chars <= CharsMax ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"A key has at most {CharsMax} characters, where all but A-Z a-z 0-9 _ - count three for each byte of UTF-8"
            + $" and the slash between two parts counts three; this one has {chars}.");
    }

    static string Escape(string part) =>
        part.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
