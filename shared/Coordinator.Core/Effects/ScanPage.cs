using System.Collections.Immutable;

namespace Coordinator.Core.Effects;

/// <summary>A part of a scan's answer.</summary>
/// <param name="Rows">The rows; may be empty although a continuation follows.</param>
/// <param name="Continuation">Where the next page starts; null after the last.</param>
public sealed record ScanPage(ImmutableArray<ScannedRow> Rows, string? Continuation)
{
    /// <summary>
    /// Rows that were found but cannot be read. They are values and no exception, so that one of them keeps nobody from
    /// the rest of its store.
    /// </summary>
    public ImmutableArray<UnreadableRow> Unreadable { get; init; } = [];
}
