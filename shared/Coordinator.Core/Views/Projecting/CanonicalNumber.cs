using System.Globalization;
using System.Numerics;
using Coordinator.Core.Operations;

namespace Coordinator.Core.Views.Projecting;

/// <summary>
/// One text for each number, written as ECMAScript writes one (Number::toString) but with all its digits: 5, not 5.0;
/// 100, not 1e2; 1e+21, not 1000000000000000000000.
/// </summary>
static class CanonicalNumber
{
    const int PlainDigitsMax = 21;
    const int LeadingZerosMax = 6;

    public static string Of(string number)
    {
        var form = NumberForm.Of(number);
        return form.Digits.Length == 0 ? "0" : (form.IsNegative ? "-" : "") + Positive(form.Digits, form.Exponent);
    }

    // The point stands after so many of the digits.
    static string Positive(string digits, BigInteger exponent)
    {
        var point = exponent + digits.Length;
        if (point > PlainDigitsMax || point <= -LeadingZerosMax)
            return Scientific(digits, point - 1);
        var place = (int)point;
        if (place <= 0)
            return $"0.{new string('0', -place)}{digits}";
        return place >= digits.Length
            ? digits.PadRight(place, '0')
            : $"{digits[..place]}.{digits[place..]}";
    }

    static string Scientific(string digits, BigInteger power)
    {
        var fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{(power < 0 ? "" : "+")}{power}");
    }
}
