using System.Globalization;
using System.Text.Json;

namespace Coordinator.Functions.Parsing;

/// <summary>Reads JSON numbers as decimals without rounding; what a decimal cannot hold exactly is refused.</summary>
static class ExactDecimal
{
    /// <summary>Significant digits that every decimal holds.</summary>
    const int DigitsMax = 28;

    /// <summary>Reads a number.</summary>
    /// <returns>False when it has more than 28 digits or is too large or small.</returns>
    public static bool TryRead(JsonElement number, out decimal value)
    {
        var digits = Digits(number.GetRawText());
        return number.TryGetDecimal(out value)
            && digits.Length <= DigitsMax
            // A digit that was rounded away shows as a difference; the magnitude is never wrong.
            && digits.SequenceEqual(Digits(value.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>
    /// The significant digits, without zeros on either side: equal for equal values up to a power of ten.
    /// </summary>
    static string Digits(string number)
    {
        var mantissa = number.AsSpan();
        var exponent = mantissa.IndexOfAny('e', 'E');
        if (exponent >= 0)
            mantissa = mantissa[..exponent];
        return string.Concat(mantissa.ToString().Where(char.IsAsciiDigit)).Trim('0');
    }
}
