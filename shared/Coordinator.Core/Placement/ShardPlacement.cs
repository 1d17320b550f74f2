using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Placement;

/// <summary>A set of neighbouring slots that share a placement.</summary>
/// <param name="Id">The shard's number.</param>
/// <param name="FirstSlot">Its first slot.</param>
/// <param name="LastSlot">Its last slot.</param>
/// <param name="Epoch">The active epoch.</param>
/// <param name="InSync">
/// The stores that hold each slot in sync, with the incarnation of their partitions, in order.
/// </param>
/// <param name="Pending">
/// An epoch that is being opened; nobody decides anything under it before it is active. Null when none.
/// </param>
public sealed record ShardPlacement(
    int Id, SlotId FirstSlot, SlotId LastSlot, Epoch Epoch, ImmutableArray<InSyncStore> InSync, Epoch? Pending)
{
    /// <summary>The placement of one of its slots.</summary>
    public SlotPlacement Of(SlotId slot) =>
        new(slot, Epoch, [.. InSync.Select(store => new Replica(slot, store.Store, store.Incarnation))]);

    /// <summary>Its slots in order.</summary>
    public IEnumerable<SlotId> Slots =>
        Enumerable.Range(FirstSlot.Value, LastSlot.Value - FirstSlot.Value + 1).Select(slot => new SlotId(slot));

    /// <inheritdoc />
    public bool Equals(ShardPlacement? other) =>
        other is not null && Id == other.Id && FirstSlot == other.FirstSlot && LastSlot == other.LastSlot
        && Epoch == other.Epoch && Pending == other.Pending && InSync.AsSpan().SequenceEqual(other.InSync.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Id, Epoch, Pending);
}
