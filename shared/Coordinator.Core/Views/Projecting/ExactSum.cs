using System.Globalization;
using System.Numerics;
using Coordinator.Core.Operations;

namespace Coordinator.Core.Views.Projecting;

/// <summary>
/// A sum of decimals, exact whatever their sizes: a decimal of 28 digits could not hold the sum of a large number and a
/// small one, and whether it could would depend on the order in which they come.
/// </summary>
/// <param name="Units">The sum in units of the last decimal place that <see cref="ExactDecimal"/> reads.</param>
readonly record struct ExactSum(BigInteger Units)
{
    const int Places = 28;

    /// <summary>Reads a number that <see cref="ExactDecimal"/> can, or a sum of such.</summary>
    public static ExactSum Parse(string number)
    {
        var form = NumberForm.Of(number);
        if (form.Digits.Length == 0)
            return default;
        var power = form.Exponent + Places;
        Invariant.Require(power >= 0 && power <= 4 * Places, "a summand has the places of a decimal");
        var units = BigInteger.Parse(form.Digits, CultureInfo.InvariantCulture) * BigInteger.Pow(10, (int)power);
        return new ExactSum(form.IsNegative ? -units : units);
    }

    /// <summary>The sum as a JSON number, without an exponent and without zeros at its end.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Units).ToString(CultureInfo.InvariantCulture).PadLeft(Places + 1, '0');
        var fraction = digits[^Places..].TrimEnd('0');
        var sign = Units.Sign < 0 ? "-" : "";
        return $"{sign}{digits[..^Places]}{(fraction.Length > 0 ? "." : "")}{fraction}";
    }

    public static ExactSum operator +(ExactSum left, ExactSum right) => new(left.Units + right.Units);

    public static ExactSum operator -(ExactSum left, ExactSum right) => new(left.Units - right.Units);
}
