using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Events;

/// <summary>The history of one item: its index tells which events changed it, the log tells how.</summary>
public sealed class ItemEvents(IItemHistory history, IEventLog log)
{
    /// <summary>A page of an item's history, newest first.</summary>
    /// <param name="item">The item.</param>
    /// <param name="slot">Its slot.</param>
    /// <param name="before">Only events below this sequence number; null for the newest.</param>
    /// <param name="limit">At most so many; fewer when they are large, but one at least if any is there.</param>
    /// <returns>Null when a replica did not answer.</returns>
    public async Task<ItemEventPage?> ReadAsync(ItemName item, SlotId slot, long? before, int limit)
    {
        if (await history.ListAsync(item, before, limit) is not { } revisions)
            return null;
        var budget = new PageBudget(limit);
        var events = ImmutableArray.CreateBuilder<LogEvent>();
        foreach (var some in revisions.Chunk(Limits.EventReadsMax))
        {
            var reads = await Task.WhenAll(some.Select(revision => ReadAsync(revision, slot)));
            foreach (var read in reads)
            {
                if (read is null)
                    return null;
                if (!budget.TryTake(read))
                    return new ItemEventPage(events.ToImmutable(), events[^1].Sequence);
                events.Add(read);
            }
        }

        return new ItemEventPage(events.ToImmutable(), revisions.Length < limit ? null : events[^1].Sequence);
    }

    async Task<LogEvent?> ReadAsync(ItemRevision revision, SlotId slot)
    {
        // An index that is ahead of what this read of the log shows: another replica answered. Asked again, it will do.
        if (await log.ReadAsync(slot, revision.Sequence - 1, limit: 1) is not { Events: [var logged, ..] })
            return null;
        Invariant.Require(logged.Sequence == revision.Sequence, "a log has no gaps");
        var changes = logged.Changes.RemoveAll(change => change.Item != revision.Item);
        Invariant.Require(
            changes is [{ } change] && change.Version == revision.Version, "the index tells what is logged");
        return logged with { Changes = changes, Messages = [] };
    }
}
