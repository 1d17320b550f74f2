using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Recovery;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Events;

/// <summary>
/// Tells how far a log has to be read to hold a commit that was acknowledged: whatever was acknowledged has its vote,
/// its outbox row or its event at the replica that sequences. Its guards are read afterwards, as in Resolve (A4, A6): a
/// replica that was dropped knows nothing of what was acknowledged since.
/// </summary>
public sealed class LogCoverage(ProtocolContext context, IReplicaStore store)
{
    readonly UnsettledReader _unsettled = new(store, context.Options.ScansWholeStores);

    /// <summary>
    /// The sequence number up to which consumers of slots' logs see everything that was acknowledged before this call
    /// with a commit time up to a given one.
    /// </summary>
    /// <returns>
    /// For each slot; null where something is still on its way into the log of every replica, or one is silent.
    /// </returns>
    public async Task<IReadOnlyDictionary<SlotId, long?>> SequencesAsync(IReadOnlyCollection<SlotId> slots, Hlc time)
    {
        var map = await context.Effects.PlaceAsync(refresh: false);
        var placements = slots.Distinct().Select(map.Of).ToList();
        var replicas = placements.Select(slot => slot.InSync[0]).ToList();
        var earlier = await _unsettled.ReadAsync(replicas);
        // Rows of several pages: a vote may have become an outbox row after its page, and the outbox row's page before.
        var later = earlier.IsSnapshot ? earlier : await _unsettled.ReadAsync(replicas);
        var sequences = await Task.WhenAll(placements.Select(slot => SequenceAsync(slot, earlier, later, time)));
        return placements.Zip(sequences).ToDictionary(pair => pair.First.Slot, pair => pair.Second);
    }

    async Task<long?> SequenceAsync(SlotPlacement slot, UnsettledRows earlier, UnsettledRows later, Hlc time)
    {
        if (FirstHead(slot.InSync[0], earlier, later, time) is not { } first)
            return null;
        // What the last replica holds keeps its place, whatever fails. What only the first holds may get another.
        var last = (await context.Effects.ReadAsync([LogRows.HeadOf(slot.InSync[^1])]))[0];
        if (last.Status == ReadStatus.Unknown || LogBatch.SequenceOf(last) < first)
            return null;
        var guards = await context.Effects.ReadAsync([.. slot.Guards()]);
        if (guards.Any(guard => guard.Status == ReadStatus.Absent))
            await context.Effects.PlaceAsync(refresh: true);
        return guards.All(guard => guard.Status == ReadStatus.Found) ? LogBatch.SequenceOf(last) : null;
    }

    /// <summary>The head at the replica that sequences; null while something of that time is not in its log.</summary>
    static long? FirstHead(Replica replica, UnsettledRows earlier, UnsettledRows later, Hlc time)
    {
        if (earlier.SilentStores.Union(later.SilentStores).Contains(replica.Store))
            return null;
        var both = earlier.Rows.Concat(later.Rows).Where(row => row.Replica == replica).Select(row => row.Row).ToList();
        if (both.Any(row => CommitTimeOf(row) is { } commit && commit <= time)
            || later.Unreadable.Any(row => row.Replica is not { } at || at == replica))
            return null;
        return both.OfType<HeadRow>().Select(head => head.Sequence).DefaultIfEmpty(0).Max();
    }

    static Hlc? CommitTimeOf(Row row) => row switch
    {
        VoteRow { IsRefusal: false } vote => vote.Attempt.CommitTime,
        OpenRow open => open.Attempt.CommitTime,
        OutboxRow change => change.Attempt.CommitTime,
        _ => null,
    };
}
