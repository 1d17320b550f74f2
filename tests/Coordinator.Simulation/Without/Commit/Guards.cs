using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Simulation.Without.Commit;

/// <summary>Which guard a read of a guard is about, told by what is read together with it.</summary>
static class Guards
{
    /// <summary>Guards that are read after rows, and alone.</summary>
    public static bool OfPolls(ImmutableArray<RowAddress> rows, RowAddress _) =>
        rows.All(other => other.Key is GuardKey);

    /// <summary>The guard at the replica that a reader takes the item from.</summary>
    public static bool OfOwnReplica(ImmutableArray<RowAddress> rows, RowAddress row) =>
        rows.Any(other => other.Key is ItemKey && other.Replica == row.Replica);

    /// <summary>The guards that a reader reads at other replicas than the item's.</summary>
    public static bool OfOtherReplicas(ImmutableArray<RowAddress> rows, RowAddress row) =>
        rows.Any(other => other.Key is ItemKey) && !OfOwnReplica(rows, row);

    /// <summary>The guards that are read together with items.</summary>
    public static bool OfReads(ImmutableArray<RowAddress> rows, RowAddress _) =>
        rows.Any(other => other.Key is ItemKey);

    /// <summary>
    /// A guard that is read alone: whether an item is truly absent, or a home replica truly finished. With two replicas
    /// a poll reads at least two.
    /// </summary>
    public static bool Alone(ImmutableArray<RowAddress> rows, RowAddress _) => rows is [{ Key: GuardKey }];
}
