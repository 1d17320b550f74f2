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
/// <param name="Pending">The placement that it is on its way to; null when none.</param>
public sealed record ShardPlacement(
    int Id, SlotId FirstSlot, SlotId LastSlot, Epoch Epoch, ImmutableArray<InSyncStore> InSync,
    PendingPlacement? Pending)
{
    /// <summary>R: how many stores are to hold it. Fewer do while one that was dropped has not been replaced.</summary>
    public int ReplicationFactor { get; init; } = InSync.Length;

    /// <summary>The highest incarnation that any store was ever given for it.</summary>
    public int LastIncarnation { get; init; } = InSync.Select(store => store.Incarnation).DefaultIfEmpty(0).Max();

    /// <summary>Partitions that it has left and that are not deleted yet, in the order in which it left them.</summary>
    public ImmutableArray<InSyncStore> Retired { get; init; } = [];

    /// <summary>The store that joins by the pending placement; null when none does.</summary>
    public InSyncStore? Joining
    {
        get
        {
            foreach (var store in Pending?.InSync ?? [])
            {
                if (!InSync.Contains(store))
                    return store;
            }

            return null;
        }
    }

    /// <summary>The placement of one of its slots.</summary>
    public SlotPlacement Of(SlotId slot) => new(slot, Epoch, Replicas(slot, InSync));

    /// <summary>The pending placement of one of its slots.</summary>
    public SlotPlacement PendingOf(SlotId slot) =>
        Pending is { } pending
            ? new SlotPlacement(slot, pending.Epoch, Replicas(slot, pending.InSync))
            : throw new InvariantViolationException($"shard {Id} has a pending placement");

    /// <summary>Its slots in order.</summary>
    public IEnumerable<SlotId> Slots =>
        Enumerable.Range(FirstSlot.Value, LastSlot.Value - FirstSlot.Value + 1).Select(slot => new SlotId(slot));

    /// <summary>Whether one of its replicas is in a store, by the active placement.</summary>
    public bool IsIn(string store) => InSync.Any(mine => mine.Store == store);

    /// <inheritdoc />
    public bool Equals(ShardPlacement? other) =>
        other is not null && Id == other.Id && FirstSlot == other.FirstSlot && LastSlot == other.LastSlot
        && Epoch == other.Epoch && Equals(Pending, other.Pending)
        && InSync.AsSpan().SequenceEqual(other.InSync.AsSpan())
        && ReplicationFactor == other.ReplicationFactor && LastIncarnation == other.LastIncarnation
        && Retired.AsSpan().SequenceEqual(other.Retired.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Id, Epoch, Pending);

    static ImmutableArray<Replica> Replicas(SlotId slot, ImmutableArray<InSyncStore> stores) =>
        [.. stores.Select(store => new Replica(slot, store.Store, store.Incarnation))];
}
