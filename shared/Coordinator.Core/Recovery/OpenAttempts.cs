using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>Finds attempts that left a vote or an open outcome in a replica of the current placement.</summary>
sealed class OpenAttempts(IReplicaStore store)
{
    /// <summary>
    /// Scans. A store that did not answer is not asked again in the same search: each question would wait as long.
    /// </summary>
    /// <param name="map">The placement; rows of other partitions do not count.</param>
    /// <param name="slots">Where to look; null for whole stores.</param>
    public async Task<OpenRows> FindAsync(PlacementMap map, IReadOnlyCollection<SlotId>? slots)
    {
        ArgumentNullException.ThrowIfNull(map);
        var pages = new List<ScanPage>();
        var silent = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var query in Queries(map, slots))
        {
            if (!silent.Contains(query.Store) && !await TryScanAsync(query, pages))
                silent.Add(query.Store);
        }

        return new OpenRows(
            [.. pages.SelectMany(page => page.Rows).Where(row => map.IsInSync(row.Replica))],
            [.. pages.SelectMany(page => page.Unreadable).Where(row => row.Replica is not { } at || map.IsInSync(at))],
            [.. silent]);
    }

    static IEnumerable<ScanQuery> Queries(PlacementMap map, IReadOnlyCollection<SlotId>? slots)
    {
        ScanKind[] kinds = [ScanKind.Votes, ScanKind.OpenOutcomes];
        if (slots is null)
        {
            var stores = map.Shards.SelectMany(shard => shard.InSync).Select(store => store.Store).Distinct();
            return stores.SelectMany(name => kinds.Select(kind => new ScanQuery(name, kind)));
        }

        var replicas = slots.SelectMany(slot => map.Of(slot).InSync);
        return replicas.SelectMany(replica => kinds.Select(kind => new ScanQuery(replica.Store, kind, replica)));
    }

    /// <returns>False when the store stopped answering; the pages before that were added.</returns>
    async Task<bool> TryScanAsync(ScanQuery query, List<ScanPage> pages)
    {
        string? continuation = null;
        do
        {
            if (await store.ScanAsync(query, continuation) is not { } page)
                return false;
            pages.Add(page);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return true;
    }

    /// <summary>The attempt that a vote or outcome row speaks of.</summary>
    public static Attempt AttemptOf(Row row) => row switch
    {
        VoteRow vote => vote.Attempt,
        OutcomeRow outcome => outcome.Attempt,
        _ => throw new InvariantViolationException("only votes and outcomes speak of attempts"),
    };
}
