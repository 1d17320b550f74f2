using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>What a row should be at every replica.</summary>
/// <param name="Row">The row; null when there should be none, or nobody can tell.</param>
/// <param name="Doubt">Why nobody can tell; null when it is clear.</param>
readonly record struct RightRow(Row? Row, ScrubReason? Doubt)
{
    /// <summary>There should be no row.</summary>
    public static RightRow None => default;

    /// <summary>It should be this row.</summary>
    public static RightRow Of(Row row) => new(row, Doubt: null);

    /// <summary>Nobody can tell.</summary>
    public static RightRow Unclear(ScrubReason why) => new(Row: null, why);

    /// <summary>A copy, as it is.</summary>
    public static RightRow Of(RowCopy? copy) => copy is { } one ? new(one.Row, Doubt: null)
        : Unclear(ScrubReason.NothingDecides);
}
