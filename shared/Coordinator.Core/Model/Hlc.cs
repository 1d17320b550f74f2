using System.Globalization;

namespace Coordinator.Core.Model;

/// <summary>
/// A hybrid logical clock value (Kulkarni et al., "Logical Physical Clocks", OPODIS 2014, Figure 5): milliseconds since
/// 1970 in the upper 48 bits, a counter in the lower 16. Its text is 16 hexadecimal digits, opaque to clients and
/// ordered as text.
/// </summary>
public readonly record struct Hlc(long Value) : IComparable<Hlc>
{
    /// <summary>Bits of the counter.</summary>
    public const int CounterBits = 16;

    /// <summary>The first value of a millisecond.</summary>
    public static Hlc At(DateTimeOffset time) => new(time.ToUnixTimeMilliseconds() << CounterBits);

    /// <summary>The physical part.</summary>
    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds(Value >> CounterBits);

    /// <summary>The smallest value after this one.</summary>
    public Hlc Next => new(Value + 1);

    /// <summary>Reads the text form.</summary>
    public static bool TryParse(string? text, out Hlc hlc)
    {
        var parsed = long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            && text!.Length == 16 && value >= 0;
        hlc = parsed ? new Hlc(value) : default;
        return parsed;
    }

    /// <summary>Reads the text form of a stored row; anything else there is corruption.</summary>
    public static Hlc Parse(string text) =>
        TryParse(text, out var hlc) ? hlc : throw new FormatException("Not a hybrid logical clock value.");

    /// <inheritdoc />
    public int CompareTo(Hlc other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Whether the left is earlier.</summary>
    public static bool operator <(Hlc left, Hlc right) => left.Value < right.Value;

    /// <summary>Whether the left is later.</summary>
    public static bool operator >(Hlc left, Hlc right) => left.Value > right.Value;

    /// <summary>Whether the left is not later.</summary>
    public static bool operator <=(Hlc left, Hlc right) => left.Value <= right.Value;

    /// <summary>Whether the left is not earlier.</summary>
    public static bool operator >=(Hlc left, Hlc right) => left.Value >= right.Value;
}
