using System.Globalization;

namespace Coordinator.Core.Model;

/// <summary>A slot: a number in [0, slot count), the unit of placement and of atomicity.</summary>
public readonly record struct SlotId(int Value) : IComparable<SlotId>
{
    /// <inheritdoc />
    public int CompareTo(SlotId other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether the left comes first.</summary>
    public static bool operator <(SlotId left, SlotId right) => left.Value < right.Value;

    /// <summary>Whether the left comes later.</summary>
    public static bool operator >(SlotId left, SlotId right) => left.Value > right.Value;

    /// <summary>Whether the left does not come later.</summary>
    public static bool operator <=(SlotId left, SlotId right) => left.Value <= right.Value;

    /// <summary>Whether the left does not come first.</summary>
    public static bool operator >=(SlotId left, SlotId right) => left.Value >= right.Value;
}
