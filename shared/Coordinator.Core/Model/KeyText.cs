using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Coordinator.Core.Model;

/// <summary>
/// Writes any Unicode text with <c>[A-Za-z0-9_.-]</c> only. Letters, digits, <c>_</c> and <c>-</c> stand for
/// themselves; every other UTF-8 byte, the dot included, is a dot and two lower-case hexadecimal digits. So a dot
/// before anything else is free to be a mark: <c>.-</c> separates texts, <c>.x</c> begins the SHA-256 that stands for a
/// text whose spelling is too long. Case and normalization forms stay apart because bytes are spelled, not characters
/// compared.
/// </summary>
public static class KeyText
{
    /// <summary>Ends a text; no spelling contains it.</summary>
    public const string Separator = ".-";

    /// <summary>Begins a digest; no spelling contains it.</summary>
    const string DigestMark = ".x";

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The spelling of a text, or its digest (45 characters) when the spelling has more than <paramref
    /// name="charsMax"/>.
    /// </summary>
    /// <exception cref="EncoderFallbackException">The text holds an unpaired surrogate.</exception>
    public static string Encode(string text, int charsMax)
    {
        var bytes = StrictUtf8.GetBytes(text);
        var plain = bytes.Count(IsPlain);
        var chars = plain + (3 * (bytes.Length - plain));
        return chars <= charsMax ? Spell(bytes, chars) : DigestMark + Base64Url.EncodeToString(SHA256.HashData(bytes));
    }

    /// <summary>Whether a digest stands here, so that the text cannot be told from it.</summary>
    public static bool IsDigest(string encoded) => encoded.StartsWith(DigestMark, StringComparison.Ordinal);

    /// <summary>The text that a spelling stands for.</summary>
    /// <exception cref="FormatException">It is none that <see cref="Encode"/> makes.</exception>
    public static string Decode(ReadOnlySpan<char> spelling)
    {
        var bytes = new byte[spelling.Length];
        var length = 0;
        for (var i = 0; i < spelling.Length; i++)
        {
            if (char.IsAscii(spelling[i]) && IsPlain((byte)spelling[i]))
            {
                bytes[length++] = (byte)spelling[i];
                continue;
            }

            bytes[length++] = Escaped(spelling[i..]);
            i += 2;
        }

        return Text(bytes.AsSpan(0, length));
    }

    static string Spell(byte[] bytes, int chars) => string.Create(chars, bytes, static (span, source) =>
    {
        var at = 0;
        foreach (var b in source)
        {
            if (IsPlain(b))
            {
                span[at++] = (char)b;
                continue;
            }

            span[at] = '.';
            _ = b.TryFormat(span[(at + 1)..], out _, "x2", CultureInfo.InvariantCulture);
            at += 3;
        }
    });

    /// <summary>Whether a byte of UTF-8 stands for itself.</summary>
    public static bool IsPlain(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'-';

    static byte Escaped(ReadOnlySpan<char> rest)
    {
        var isEscape = rest.Length >= 3 && rest[0] == '.';
        if (!isEscape || !char.IsAsciiHexDigitLower(rest[1]) || !char.IsAsciiHexDigitLower(rest[2]))
            throw new FormatException("Not the spelling of a text in a key.");
        var b = byte.Parse(rest[1..3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return IsPlain(b) ? throw new FormatException("A key escapes a byte that needs no escape.") : b;
    }

    static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException("A key spells bytes that are not UTF-8.", e);
        }
    }
}
