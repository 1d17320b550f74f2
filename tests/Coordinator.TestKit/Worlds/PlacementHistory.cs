using Coordinator.Core.Placement;

namespace Coordinator.TestKit.Worlds;

/// <summary>What the placement register said, one value after the other; it counts the changes by kind.</summary>
public sealed class PlacementHistory
{
    PlacementMap? _last;

    /// <summary>Placements that came into force with more stores.</summary>
    public int Joins { get; private set; }

    /// <summary>Placements that came into force with fewer stores.</summary>
    public int Drops { get; private set; }

    /// <summary>Placements that came into force with the same stores under another epoch.</summary>
    public int Bumps { get; private set; }

    /// <summary>Joins that another change took the place of.</summary>
    public int GivenUp { get; private set; }

    /// <summary>Old partitions that were deleted.</summary>
    public int Purged { get; private set; }

    internal void Add(PlacementMap next)
    {
        foreach (var shard in next.Shards)
        {
            if (_last?.Shard(shard.Id) is { } before)
                Compare(before, shard);
        }

        _last = next;
    }

    void Compare(ShardPlacement before, ShardPlacement after)
    {
        if (after.Epoch < before.Epoch)
            throw new InvalidOperationException($"Shard {after.Id} went back from epoch {before.Epoch}.");
        Purged += before.Retired.Except(after.Retired).Count();
        if (after.Epoch > before.Epoch)
            Activated(after.InSync.Length - before.InSync.Length);
        else if (before.Joining is { } joining && after.Joining != joining)
            GivenUp++;
    }

    void Activated(int more)
    {
        if (more > 0)
            Joins++;
        else if (more < 0)
            Drops++;
        else
            Bumps++;
    }
}
