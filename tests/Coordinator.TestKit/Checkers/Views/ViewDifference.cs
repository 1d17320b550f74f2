using System.Collections.Immutable;
using System.Globalization;

namespace Coordinator.TestKit.Checkers.Views;

/// <summary>How the rows that a view shows differ from those that it should.</summary>
/// <param name="Rows">Every row that differs, by key.</param>
/// <param name="ExpectedCount">How many rows there should be.</param>
public sealed record ViewDifference(ImmutableArray<RowDifference> Rows, int ExpectedCount)
{
    /// <summary>Beyond this many rows the text only counts.</summary>
    const int ShownMax = 10;

    /// <summary>Whether the view is right.</summary>
    public bool IsNone => Rows.IsEmpty;

    /// <summary>Compares row by row, and each row byte for byte.</summary>
    /// <param name="expected">Rows by key, as the items or the event log say.</param>
    /// <param name="shown">Rows by key, as a reader shows them.</param>
    public static ViewDifference Between(
        IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> shown)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(shown);
        var rows = expected.Keys.Union(shown.Keys).Order(StringComparer.Ordinal)
            .Select(key => new RowDifference(key, expected.GetValueOrDefault(key), shown.GetValueOrDefault(key)))
            .Where(row => row.Expected != row.Shown);
        return new ViewDifference([.. rows], expected.Count);
    }

    /// <inheritdoc />
    public override string ToString()
    {
        if (IsNone)
            return string.Create(CultureInfo.InvariantCulture, $"{ExpectedCount} rows, all as they should be");
        var more = Rows.Length > ShownMax
            ? string.Create(CultureInfo.InvariantCulture, $"\nand {Rows.Length - ShownMax} more")
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Rows.Length} rows of {ExpectedCount} differ:\n")
            + $"{string.Join('\n', Rows.Take(ShownMax))}{more}";
    }
}
