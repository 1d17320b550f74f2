using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;

namespace Coordinator.Core.Events;

/// <summary>
/// The event logs as consumers see them: read at the last in-sync replica, whose log is a beginning of all others. Old
/// placements do no harm: an old replica's log is a beginning too, only a shorter one. No guard tells that a placement
/// is an old one, so it is read anew when it has some age.
/// </summary>
public sealed class ReplicatedLog(ProtocolContext context, IReplicaStore store) : IEventLog
{
    /// <summary>Bytes of a page's values, as far as one event does not exceed it alone.</summary>
    const int PageBytesMax = Limits.RequestBytesMax;

    /// <summary>So long may a consumer go on at a replica that was dropped.</summary>
    static readonly TimeSpan PlacementAgeMax = TimeSpan.FromSeconds(5);

    readonly EntryReader _entries = new(store, context.Options);
    DateTimeOffset _placed = context.Now;

    /// <inheritdoc />
    public async Task<long?> HeadAsync(SlotId slot)
    {
        var read = await store.ReadAsync(LogRows.HeadOf(await ReplicaAsync(slot)));
        if (read.Status == ReadStatus.Unknown)
            await context.Effects.PlaceAsync(refresh: true);
        return read.Status == ReadStatus.Unknown ? null : LogBatch.SequenceOf(read);
    }

    /// <inheritdoc />
    public async Task<EventPage?> ReadAsync(SlotId slot, long after, int limit)
    {
        Invariant.Require(after >= 0 && limit > 0, "a place in a log and a limit were checked");
        if (await HeadAsync(slot) is not { } head)
            return null;
        if (head <= after)
            return new EventPage([], head);
        var last = Math.Min(head, after + Math.Min(limit, EntryReader.EntriesMax));
        var entries = await _entries.ReadAsync(await ReplicaAsync(slot), after + 1, last);
        // The head says that they are there: the partition is an old one, or did not answer.
        if (entries.IsEmpty)
        {
            await context.Effects.PlaceAsync(refresh: true);
            return null;
        }

        return new EventPage([.. Bounded(entries).Select(entry => entry.ToEvent(slot))], head);
    }

    async Task<Replica> ReplicaAsync(SlotId slot)
    {
        var isOld = context.Now - _placed >= PlacementAgeMax;
        if (isOld)
            _placed = context.Now;
        return (await context.Effects.PlaceAsync(refresh: isOld)).Of(slot).InSync[^1];
    }

    static IEnumerable<LogEntry> Bounded(ImmutableArray<LogEntry> entries)
    {
        var bytes = 0;
        foreach (var (entry, index) in entries.Select((entry, index) => (entry, index)))
        {
            bytes += entry.Bytes;
            if (index > 0 && bytes > PageBytesMax)
                yield break;
            yield return entry;
        }
    }
}
