using System.Globalization;

namespace Coordinator.Core.Model;

/// <summary>
/// The number of a placement; it only grows. A replica's guard row for an epoch exists while that epoch is open there.
/// </summary>
public readonly record struct Epoch(int Value) : IComparable<Epoch>
{
    /// <summary>The epoch after this one.</summary>
    public Epoch Next => new(Value + 1);

    /// <inheritdoc />
    public int CompareTo(Epoch other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether the left comes first.</summary>
    public static bool operator <(Epoch left, Epoch right) => left.Value < right.Value;

    /// <summary>Whether the left comes later.</summary>
    public static bool operator >(Epoch left, Epoch right) => left.Value > right.Value;

    /// <summary>Whether the left does not come later.</summary>
    public static bool operator <=(Epoch left, Epoch right) => left.Value <= right.Value;

    /// <summary>Whether the left does not come first.</summary>
    public static bool operator >=(Epoch left, Epoch right) => left.Value >= right.Value;
}
