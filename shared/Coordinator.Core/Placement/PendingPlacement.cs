using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Placement;

/// <summary>
/// A placement that a shard is on its way to. Nobody decides anything under it before it is active; whoever finds it
/// may bring it there. It is pinned: another target, or another partition for the store that joins, is a new pending
/// placement with a higher epoch.
/// </summary>
/// <param name="Epoch">The epoch that it is to open.</param>
/// <param name="InSync">The stores that will hold the shard in sync, in order.</param>
/// <param name="Phase">How far it is.</param>
public sealed record PendingPlacement(Epoch Epoch, ImmutableArray<InSyncStore> InSync, PendingPhase Phase)
{
    /// <inheritdoc />
    public bool Equals(PendingPlacement? other) =>
        other is not null && Epoch == other.Epoch && Phase == other.Phase
        && InSync.AsSpan().SequenceEqual(other.InSync.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Epoch, Phase);
}
