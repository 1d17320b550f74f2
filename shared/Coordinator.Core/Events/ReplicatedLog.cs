using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Events;

/// <summary>
/// The event logs as consumers see them: read at the last in-sync replica, whose log is a beginning of all others, and
/// handed out while it is the last one (see <see cref="ConsumerView"/>).
/// </summary>
public sealed class ReplicatedLog(ProtocolContext context, IReplicaStore store) : IEventLog
{
    /// <summary>Bytes of a page's values, as far as one event does not exceed it alone.</summary>
    const int PageBytesMax = Limits.RequestBytesMax;

    readonly EntryReader _entries = new(store, context.Options);
    readonly ConsumerView _view = new(context, store);

    /// <inheritdoc />
    public async Task<long?> HeadAsync(SlotId slot) => (await _view.ReadAsync(slot, async placement =>
        await EndAsync(placement) is { } end && await _view.IsInForceAsync(placement) ? end : null))?.Head;

    /// <inheritdoc />
    public Task<EventPage?> ReadAsync(SlotId slot, long after, int limit)
    {
        Invariant.Require(after >= 0 && limit > 0, "a place in a log and a limit were checked");
        return _view.ReadAsync(slot, placement => ReadAsync(placement, after, limit));
    }

    async Task<EventPage?> ReadAsync(SlotPlacement placement, long after, int limit)
    {
        // At the end no guard is needed: nothing is handed out, and the head is not beyond what the caller has named.
        var end = await EndAsync(placement);
        if (end is null || end.Head <= after)
            return end;
        var last = Math.Min(end.Head, after + Math.Min(limit, EntryReader.EntriesMax));
        var entries = await _entries.ReadAsync(placement.InSync[^1], after + 1, last);
        // The head says that they are there: the partition is an old one, or did not answer.
        if (entries.IsEmpty || !await _view.IsInForceAsync(placement))
            return null;
        return end with { Events = [.. Bounded(entries).Select(entry => entry.ToEvent(placement.Slot))] };
    }

    /// <summary>The end of the log at the last replica; null when it did not answer.</summary>
    async Task<EventPage?> EndAsync(SlotPlacement placement)
    {
        var read = await store.ReadAsync(LogRows.HeadOf(placement.InSync[^1]));
        return read.Status == ReadStatus.Unknown ? null : new EventPage([], LogBatch.SequenceOf(read));
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
