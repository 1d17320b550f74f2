using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>Finds attempts that left a vote or an open outcome in a replica of the current placement.</summary>
sealed class OpenAttempts(IReplicaStore store, CoordinatorOptions options)
{
    const int ReadsAtOnce = 16;

    readonly UnsettledReader _unsettled = new(store, options.ScansWholeStores);

    /// <summary>Looks.</summary>
    /// <param name="map">The placement; rows of other partitions do not count.</param>
    /// <param name="slots">Where to look.</param>
    public async Task<OpenRows> FindAsync(PlacementMap map, IEnumerable<SlotId> slots)
    {
        ArgumentNullException.ThrowIfNull(map);
        var replicas = slots.SelectMany(slot => map.Of(slot).InSync).ToList();
        var found = await _unsettled.ReadAsync(replicas);
        var silent = found.SilentStores.ToImmutableSortedSet(StringComparer.Ordinal);
        var open = found.Rows.Where(row => row.Row is VoteRow).ToImmutableArray().ToBuilder();
        foreach (var (entry, outcome) in await OutcomesAsync(found.Rows))
        {
            if (outcome.Status == ReadStatus.Unknown)
                silent = silent.Add(entry.Replica.Store);
            else if (outcome.Row is OutcomeRow { IsOpen: true } row)
                open.Add(new ScannedRow(entry.Replica, row, outcome.ETag));
        }

        return new OpenRows(open.ToImmutable(), found.Unreadable, [.. silent])
        {
            Unsequenced = [.. Unsequenced(map, found.Rows).Distinct().Order()],
            Heads = found.Rows.Where(row => row.Row is HeadRow && row.Replica == map.Of(row.Replica.Slot).InSync[^1])
                .DistinctBy(row => row.Replica)
                .ToImmutableDictionary(row => row.Replica.Slot, row => ((HeadRow)row.Row).Sequence),
        };
    }

    /// <summary>The attempt that a vote or outcome row speaks of.</summary>
    public static Attempt AttemptOf(Row row) => row switch
    {
        VoteRow vote => vote.Attempt,
        OutcomeRow outcome => outcome.Attempt,
        _ => throw new InvariantViolationException("only votes and outcomes speak of attempts"),
    };

    /// <summary>What the index entries lead to.</summary>
    async Task<IEnumerable<(ScannedRow Entry, ReadResult Outcome)>> OutcomesAsync(ImmutableArray<ScannedRow> rows)
    {
        var entries = rows.Where(row => row.Row is OpenRow).ToList();
        var outcomes = new List<ReadResult>(entries.Count);
        foreach (var some in entries.Chunk(ReadsAtOnce))
        {
            outcomes.AddRange(await Task.WhenAll(some.Select(entry => store.ReadAsync(new RowAddress(
                entry.Replica, new OutcomeKey(((OpenRow)entry.Row).Attempt.Id.Transaction))))));
        }

        return entries.Zip(outcomes);
    }

    /// <summary>Slots with changes that are not in the log of every replica.</summary>
    static IEnumerable<SlotId> Unsequenced(PlacementMap map, ImmutableArray<ScannedRow> rows)
    {
        foreach (var slot in rows.GroupBy(row => row.Replica.Slot))
        {
            var heads = map.Of(slot.Key).InSync.Select(replica => slot
                .FirstOrDefault(row => row.Replica == replica && row.Row is HeadRow)?.Row);
            if (slot.Any(row => row.Row is OutboxRow) || heads.Distinct().Count() > 1)
                yield return slot.Key;
        }
    }
}
