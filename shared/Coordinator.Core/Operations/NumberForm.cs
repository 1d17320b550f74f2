using System.Globalization;
using System.Numerics;

namespace Coordinator.Core.Operations;

/// <summary>
/// The value of a JSON number without any rounding: its digits without zeros on either side, times a power of ten.
/// Two numbers are equal exactly when their forms are.
/// </summary>
/// <param name="IsNegative">Whether it is below zero; false for zero, which has one form.</param>
/// <param name="Digits">The significant digits; empty for zero.</param>
/// <param name="Exponent">The power of ten of the last digit; without bounds, as in JSON.</param>
readonly record struct NumberForm(bool IsNegative, string Digits, BigInteger Exponent)
{
    /// <summary>Reads a number as JSON or an invariant decimal writes it.</summary>
    public static NumberForm Of(string number)
    {
        var mark = number.AsSpan().IndexOfAny('e', 'E');
        var mantissa = mark < 0 ? number : number[..mark];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var written = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('-').TrimStart('0');
        var digits = written.TrimEnd('0');
        if (digits.Length == 0)
            return new NumberForm(IsNegative: false, "", BigInteger.Zero);

        var fraction = point < 0 ? 0 : mantissa.Length - point - 1;
        var exponent = mark < 0
            ? BigInteger.Zero
            : BigInteger.Parse(number.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return new NumberForm(mantissa[0] == '-', digits, exponent - fraction + (written.Length - digits.Length));
    }
}
