using System.Collections.Immutable;
using Coordinator.Core.Effects;

namespace Coordinator.Core.Placement.Operations;

/// <summary>Which stores are to join shards that have fewer replicas than they should.</summary>
public static class RejoinRule
{
    /// <summary>
    /// One store for each such shard, among the healthy ones that do not hold it the one with the fewest shards, so
    /// that the load spreads; a shard that is being changed already waits.
    /// </summary>
    /// <param name="map">The placement.</param>
    /// <param name="stores">How the stores fare.</param>
    /// <param name="policy">A store that failed more lately than a shard may be short is not trusted yet.</param>
    /// <param name="now">The time.</param>
    public static ImmutableArray<(int Shard, string Store)> Joins(
        PlacementMap map, IReadOnlyList<StoreHealthState> stores, PlacementPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(stores);
        ArgumentNullException.ThrowIfNull(policy);
        var load = stores
            .Where(store => store.State == StoreHealth.Healthy
                && (store.LastUnanswered is not { } failed || now - failed >= policy.RejoinAfter))
            .ToDictionary(store => store.Name, store => map.Shards.Count(shard => shard.IsIn(store.Name)));
        var joins = ImmutableArray.CreateBuilder<(int Shard, string Store)>();
        foreach (var shard in map.Shards.Where(IsShort))
        {
            var free = load.Keys.Where(store => !shard.IsIn(store))
                .OrderBy(store => load[store]).ThenBy(store => store, StringComparer.Ordinal).ToList();
            if (free.Count == 0)
                continue;
            joins.Add((shard.Id, free[0]));
            load[free[0]]++;
        }

        return joins.ToImmutable();
    }

    /// <summary>All stores in the order in which they should take another shard: healthy ones with few first.</summary>
    public static ImmutableArray<string> Preferred(PlacementMap map, IReadOnlyList<StoreHealthState> stores)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(stores);
        return
        [
            .. stores.OrderBy(store => store.State).ThenBy(store => map.Shards.Count(shard => shard.IsIn(store.Name)))
                .ThenBy(store => store.Name, StringComparer.Ordinal).Select(store => store.Name),
        ];
    }

    /// <summary>Whether a shard has fewer replicas than it should and nobody is changing it.</summary>
    public static bool IsShort(ShardPlacement shard)
    {
        ArgumentNullException.ThrowIfNull(shard);
        return shard.Pending is null && shard.InSync.Length < shard.ReplicationFactor;
    }
}
