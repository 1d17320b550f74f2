using System.Globalization;

namespace Coordinator.Core.Operations;

/// <summary>Reads JSON numbers as decimals without rounding; what a decimal cannot hold exactly is refused.</summary>
public static class ExactDecimal
{
    /// <summary>Significant digits that every decimal holds, whatever they are.</summary>
    public const int DigitsMax = 28;

    /// <summary>Reads a number.</summary>
    /// <param name="number">The text of a JSON number.</param>
    /// <param name="value">Its value.</param>
    /// <returns>False when it has more than 28 digits or is too large or small.</returns>
    public static bool TryRead(string number, out decimal value)
    {
        ArgumentNullException.ThrowIfNull(number);
        return decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && IsExact(NumberForm.Of(number), value);
    }

    /// <summary>Whether a sum can be read again: one of 29 digits may fit a decimal, but not the next sum.</summary>
    internal static bool Holds(decimal value) => IsExact(FormOf(value), value);

    static bool IsExact(NumberForm form, decimal value) =>
        // A digit that was rounded away shows as another form.
        form.Digits.Length <= DigitsMax && form == FormOf(value);

    static NumberForm FormOf(decimal value) => NumberForm.Of(value.ToString(CultureInfo.InvariantCulture));
}
