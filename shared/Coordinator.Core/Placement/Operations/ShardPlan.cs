using System.Collections.Immutable;

namespace Coordinator.Core.Placement.Operations;

/// <summary>The steps that bring a shard to a set of stores.</summary>
public static class ShardPlan
{
    /// <summary>
    /// All that join, then all that leave, one at a time: the shard never has fewer replicas than before or after.
    /// </summary>
    public static ImmutableArray<ShardStep> Move(ShardPlacement shard, IReadOnlyCollection<string> to)
    {
        ArgumentNullException.ThrowIfNull(shard);
        ArgumentNullException.ThrowIfNull(to);
        var from = shard.InSync.Select(store => store.Store).ToList();
        return
        [
            .. to.Except(from).Select(store => new ShardStep(store, Joins: true)),
            .. from.Except(to).Select(store => new ShardStep(store, Joins: false, to.Count)),
        ];
    }

    /// <summary>The steps to another number of replicas.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="replicas">R.</param>
    /// <param name="preferred">All stores, those first that are to join.</param>
    public static ImmutableArray<ShardStep> Replicate(
        ShardPlacement shard, int replicas, IReadOnlyList<string> preferred)
    {
        ArgumentNullException.ThrowIfNull(shard);
        ArgumentNullException.ThrowIfNull(preferred);
        var now = shard.InSync.Length;
        return replicas >= now
            ? [.. preferred.Where(store => !shard.IsIn(store)).Take(replicas - now)
                .Select(store => new ShardStep(store, Joins: true))]
            // The first replica sequences and the last serves consumers; those between are missed least.
            : [.. Dispensable(shard).Take(now - replicas).Select(
                store => new ShardStep(store, Joins: false, replicas))];
    }

    static IEnumerable<string> Dispensable(ShardPlacement shard) =>
        shard.InSync.Skip(1).Concat(shard.InSync.Take(1)).Select(store => store.Store);
}
