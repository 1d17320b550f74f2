using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>
/// The last committed change of an item, from the outboxes and logs of its slot's replicas. Each committed change is in
/// the outbox or in the log of a replica that applied it; so the outbox is read first, and what left it meanwhile is
/// found in the log.
/// </summary>
sealed class ItemEvidence(IReplicaStore store)
{
    const int HistoryRowsMax = 1;

    /// <summary>Looks for it.</summary>
    /// <returns>
    /// The latest changes found, one of a replica at most: none when no replica knows of any change; null when not all
    /// could be read.
    /// </returns>
    public async Task<IReadOnlyList<ItemChangeFound>?> ReadAsync(SlotPlacement slot, ItemName item)
    {
        var found = await Task.WhenAll(slot.InSync.Select(replica => ReadAsync(replica, item)));
        if (found.Any(one => !one.IsAnswered))
            return null;
        var changes = found.Select(one => one.Change).OfType<ItemChangeFound>().ToList();
        var latest = changes.Select(change => change.CommitTime).DefaultIfEmpty().Max();
        return [.. changes.Where(change => change.CommitTime == latest)];
    }

    async Task<(bool IsAnswered, ItemChangeFound? Change)> ReadAsync(Replica replica, ItemName item)
    {
        var found = new List<ItemChangeFound>();
        var isWhole = true;
        var isAnswered = await PagedScan.ReadAsync(
            store, new ScanQuery(replica.Store, ScanKind.Outbox, replica),
            page =>
            {
                isWhole &= page.Unreadable.IsEmpty;
                found.AddRange(page.Rows.Select(row => (OutboxRow)row.Row).SelectMany(row => Changes(row, item)));
            });
        if (!isAnswered || !isWhole || await RevisionAsync(replica, item) is not { IsAnswered: true } last)
            return (false, null);
        if (last.Row is { Revision: var revision })
        {
            if (await EventAsync(replica, revision.Sequence, item) is not { IsAnswered: true } one)
                return (false, null);
            found.Add(one.Change ?? new ItemChangeFound(
                revision.CommitTime, revision.Version, revision.IsDeleted, Value: null));
        }

        return (true, found.MaxBy(change => change.CommitTime));
    }

    /// <summary>The last history row.</summary>
    async Task<(bool IsAnswered, HistoryRow? Row)> RevisionAsync(Replica replica, ItemName item)
    {
        var query = new ScanQuery(replica.Store, ScanKind.History, replica)
        {
            Item = item,
            Sequences = new SequenceRange(1, long.MaxValue),
            PageRowsMax = HistoryRowsMax,
        };
        string? continuation = null;
        do
        {
            // A change that cannot be read could be the last.
            if (await store.ScanAsync(query, continuation) is not { Unreadable.IsEmpty: true } page)
                return (false, null);
            if (page.Rows is [var first, ..])
                return (true, (HistoryRow)first.Row);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return (true, null);
    }

    async Task<(bool IsAnswered, ItemChangeFound? Change)> EventAsync(Replica replica, long sequence, ItemName item)
    {
        ItemChangeFound? found = null;
        var isAnswered = await PagedScan.ReadAsync(
            store, LogQuery.Of(replica, sequence),
            page => found ??= page.Rows.Select(row => ((EventRow)row.Row).Content)
                .SelectMany(part => Changes(part, item)).LastOrDefault());
        return (isAnswered, found);
    }

    static IEnumerable<ItemChangeFound> Changes(OutboxRow part, ItemName item) => part.Changes
        .Where(change => change.Item == item)
        .Select(change => new ItemChangeFound(
            part.Attempt.CommitTime, change.Version, change.Value is null, change.Value));
}
