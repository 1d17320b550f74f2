using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>Finds attempts that left a vote or an open outcome in a replica of the current placement.</summary>
sealed class OpenAttempts(IReplicaStore store)
{
    /// <summary>Scans; the same attempt is found once for each of its rows.</summary>
    /// <param name="map">The placement; rows of other partitions do not count.</param>
    /// <param name="slots">Where to look; null for whole stores.</param>
    /// <returns>The rows, and whether every store answered.</returns>
    public async Task<(IReadOnlyList<ScannedRow> Rows, bool IsComplete)> FindAsync(
        PlacementMap map, IReadOnlyCollection<SlotId>? slots)
    {
        ArgumentNullException.ThrowIfNull(map);
        var rows = new List<ScannedRow>();
        var isComplete = true;
        foreach (var query in Queries(map, slots))
        {
            var found = await ScanAsync(query);
            isComplete &= found is not null;
            rows.AddRange(found ?? []);
        }

        return (rows.Where(row => map.Of(row.Replica.Slot).InSync.Contains(row.Replica)).ToList(), isComplete);
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

    async Task<List<ScannedRow>?> ScanAsync(ScanQuery query)
    {
        var rows = new List<ScannedRow>();
        string? continuation = null;
        do
        {
            if (await store.ScanAsync(query, continuation) is not { } page)
                return null;
            rows.AddRange(page.Rows);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return rows;
    }

    /// <summary>The attempt that a vote or outcome row speaks of.</summary>
    public static Attempt AttemptOf(Row row) => row switch
    {
        VoteRow vote => vote.Attempt,
        OutcomeRow outcome => outcome.Attempt,
        _ => throw new InvariantViolationException("only votes and outcomes speak of attempts"),
    };
}
