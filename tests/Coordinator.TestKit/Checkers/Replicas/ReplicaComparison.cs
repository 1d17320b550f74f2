using System.Collections.Immutable;
using Coordinator.Core.Rows;

namespace Coordinator.TestKit.Checkers.Replicas;

/// <summary>What a comparison of two replicas of a slot found.</summary>
/// <param name="SameCount">Rows that both hold, byte for byte the same.</param>
/// <param name="Spare">Rows that differ, or are missing at one, and may: nothing depends on them.</param>
/// <param name="Differences">Rows that differ and may not.</param>
public sealed record ReplicaComparison(
    int SameCount, ImmutableArray<RowKey> Spare, ImmutableArray<ReplicaDifference> Differences)
{
    /// <summary>Whether the replicas hold the same.</summary>
    public bool IsSame => Differences.IsEmpty;
}
