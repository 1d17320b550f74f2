using System.Collections.Immutable;
using Coordinator.Core.Effects;

namespace Coordinator.Core.Placement.Operations;

/// <summary>Which stores are to be dropped from which shards, judged by how the stores fare.</summary>
public static class FailoverRule
{
    /// <summary>Stores that have been silent for so long that they count as lost.</summary>
    public static IReadOnlyList<string> Lost(
        IReadOnlyList<StoreHealthState> stores, PlacementPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(stores);
        ArgumentNullException.ThrowIfNull(policy);
        return [.. stores.Where(store => store.FailingSince is { } since && now - since >= policy.FailoverAfter)
            .Select(store => store.Name)];
    }

    /// <summary>
    /// The drops. None when more than half of the stores that hold something are silent: then it is most likely this
    /// host that is cut off, and little could be gained, since a shard needs all stores but the one that leaves it.
    /// Stores that were dropped already do not count.
    /// </summary>
    public static ImmutableArray<(int Shard, string Store)> Drops(PlacementMap map, IReadOnlyList<string> lost)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(lost);
        var held = map.Shards.SelectMany(shard => shard.InSync).Select(store => store.Store).Distinct().ToList();
        if (held.Intersect(lost).Count() * 2 > held.Count)
            return [];
        return
        [
            .. from shard in map.Shards
               let silent = shard.InSync.Select(store => store.Store).Intersect(lost).ToList()
               where silent.Count == 1 && shard.InSync.Length > 1
               select (shard.Id, silent[0]),
            // Nobody can complete a join into a store that is lost.
            .. from shard in map.Shards
               where shard.Joining is { } joining && lost.Contains(joining.Store)
               select (shard.Id, shard.Joining!.Value.Store),
        ];
    }
}
