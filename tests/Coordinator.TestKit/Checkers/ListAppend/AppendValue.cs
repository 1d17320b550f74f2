using System.Globalization;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>Appends a value, which nobody else ever appends to this list.</summary>
/// <param name="Key">The list.</param>
/// <param name="Value">The value.</param>
public sealed record AppendValue(string Key, long Value) : MicroOperation(Key)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"append {Key} {Value}");
}
