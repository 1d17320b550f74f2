using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.TestKit.Stores;

/// <summary>A row as a simulated store keeps it.</summary>
public sealed record StoredRow(Row Row, ETag ETag)
{
    /// <summary>Whether a script made it unreadable.</summary>
    public bool IsDamaged { get; init; }
}
