using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;

namespace Coordinator.Core.Views.Projecting;

/// <summary>
/// Writes numbers and texts so that the order of the names of records, which is that of their characters, is the order
/// of the values: numbers by size, then texts by code points. Only characters that a table's key spells as themselves
/// are used, and no text is the beginning of another. Numbers that cannot be ordered exactly within the limits are
/// refused, never rounded.
/// </summary>
static class OrderText
{
    const string Alphabet = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    const string Base32 = "0123456789abcdefghijklmnopqrstuv";
    const int ExponentBias = 10_000;

    // Below and above every character that may follow in its place.
    const char Lowest = '-';
    const char Highest = '_';

    /// <summary>Null when the value cannot be ordered, else its text; <paramref name="error"/> says why.</summary>
    public static string? Of(JsonElement value, out string error)
    {
        error = "";
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                return OfNumber(NumberForm.Of(value.GetRawText()), out error);
            case JsonValueKind.String:
                return OfText(Encoding.UTF8.GetBytes(value.GetString()!), out error);
            default:
                error = "must be a number or a string.";
                return null;
        }
    }

    /// <summary>The same order turned round.</summary>
    public static string Reversed(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = Alphabet[^(Alphabet.IndexOf(source[i], StringComparison.Ordinal) + 1)];
    });

    static string? OfNumber(NumberForm form, out string error)
    {
        error = "";
        if (form.Digits.Length == 0)
            return "n1";
        var power = form.Exponent + form.Digits.Length - 1;
        if (form.Digits.Length > Limits.ViewOrderDigitsMax || BigInteger.Abs(power) > Limits.ViewOrderExponentMax)
        {
            error = string.Create(
                CultureInfo.InvariantCulture,
                $"must have at most {Limits.ViewOrderDigitsMax} digits and a power of ten of at most"
                + $" {Limits.ViewOrderExponentMax}.");
            return null;
        }

        var biased = ((int)power + ExponentBias).ToString("D5", CultureInfo.InvariantCulture);
        return form.IsNegative
            ? $"n0{Complement(biased)}{Complement(form.Digits)}{Highest}"
            : $"n2{biased}{form.Digits}{Lowest}";
    }

    static string? OfText(byte[] utf8, out string error)
    {
        error = utf8.Length <= Limits.ViewOrderTextBytesMax ? "" : string.Create(
            CultureInfo.InvariantCulture, $"must have at most {Limits.ViewOrderTextBytesMax} bytes of UTF-8.");
        return error.Length > 0 ? null : $"s{InBase32(utf8)}{Lowest}";
    }

    static string Complement(string digits) =>
        string.Create(digits.Length, digits, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = (char)('0' + '9' - source[i]);
        });

    static string InBase32(byte[] bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        var (bits, count) = (0, 0);
        foreach (var b in bytes)
        {
            (bits, count) = ((bits << 8 | b) & 0xFFF, count + 8);
            for (; count >= 5; count -= 5)
                text.Append(Base32[bits >> (count - 5) & 31]);
        }

        return count == 0 ? text.ToString() : text.Append(Base32[bits << (5 - count) & 31]).ToString();
    }
}
