using Coordinator.Core.Effects;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>A row of a replica as far as it is remembered for the comparison.</summary>
/// <param name="Kind">What it counts as.</param>
/// <param name="Hash">Of its content; zero unless that counts.</param>
/// <param name="ETag">Its mark; none when absent.</param>
readonly record struct SeenRow(SeenKind Kind, UInt128 Hash, ETag ETag)
{
    /// <summary>Whether it counts the same as another replica's.</summary>
    public bool IsSame(SeenRow other) => (IsNone, Hash) == (other.IsNone, other.Hash)
        && Kind != SeenKind.Unreadable && other.Kind != SeenKind.Unreadable
        && (Kind == SeenKind.Aborted) == (other.Kind == SeenKind.Aborted);

    /// <summary>Whether a reader finds nothing there.</summary>
    public bool IsNone => Kind is SeenKind.Absent or SeenKind.Nothing;
}
