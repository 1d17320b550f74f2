using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Placement;

/// <summary>Where every slot lives, as of one read of the placement register.</summary>
/// <param name="SlotCount">Fixed when the deployment is created.</param>
/// <param name="Shards">All shards, in the order of their slots, without gaps.</param>
public sealed record PlacementMap(int SlotCount, ImmutableArray<ShardPlacement> Shards)
{
    /// <summary>Which slots a name may fall into; fixed when the deployment is created.</summary>
    public SlotLayout Layout { get; init; } = SlotLayout.Even(SlotCount);

    /// <summary>
    /// The stores that hold the deployment's registers; fixed when it is created. By another list a majority could be
    /// found that knows nothing of it.
    /// </summary>
    public ImmutableArray<string> ControlStores { get; init; } = [];

    /// <summary>The shard that holds a slot.</summary>
    public ShardPlacement ShardOf(SlotId slot)
    {
        foreach (var shard in Shards)
        {
            if (slot >= shard.FirstSlot && slot <= shard.LastSlot)
                return shard;
        }

        throw new InvariantViolationException($"slot {slot} is in no shard");
    }

    /// <summary>The shard of a number; null when there is none.</summary>
    public ShardPlacement? Shard(int id) => Shards.FirstOrDefault(shard => shard.Id == id);

    /// <summary>This map with one shard changed.</summary>
    public PlacementMap With(ShardPlacement changed) =>
        this with { Shards = [.. Shards.Select(shard => shard.Id == changed.Id ? changed : shard)] };

    /// <summary>The placement of a slot.</summary>
    public SlotPlacement Of(SlotId slot) => ShardOf(slot).Of(slot);

    /// <summary>Whether a replica is in force; false also for a slot that no deployment of this size has.</summary>
    public bool IsInSync(Replica replica)
    {
        ArgumentNullException.ThrowIfNull(replica);
        return replica.Slot.Value < SlotCount && Of(replica.Slot).InSync.Contains(replica);
    }

    /// <summary>All slots in order.</summary>
    public IEnumerable<SlotId> Slots => Enumerable.Range(0, SlotCount).Select(slot => new SlotId(slot));

    /// <summary>
    /// This map brought up to date by one that was read later. A shard never goes back to a lower epoch, whatever the
    /// register says; a map that divides the slots differently is taken as a whole.
    /// </summary>
    public PlacementMap MergedWith(PlacementMap later)
    {
        ArgumentNullException.ThrowIfNull(later);
        Invariant.Require(SlotCount == later.SlotCount, "the number of slots never changes");
        if (!HasSameRanges(later))
            return later;
        var newest = Shards.Zip(later.Shards, (mine, theirs) => mine.Epoch > theirs.Epoch ? mine : theirs);
        return this with { Shards = [.. newest] };
    }

    /// <inheritdoc />
    public bool Equals(PlacementMap? other) =>
        other is not null && Layout == other.Layout && SlotCount == other.SlotCount
        && ControlStores.AsSpan().SequenceEqual(other.ControlStores.AsSpan())
        && Shards.AsSpan().SequenceEqual(other.Shards.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(SlotCount, Shards.Length);

    bool HasSameRanges(PlacementMap other) => Shards.Length == other.Shards.Length && Shards
        .Zip(other.Shards, (a, b) => a.Id == b.Id && a.FirstSlot == b.FirstSlot && a.LastSlot == b.LastSlot)
        .All(same => same);
}
