using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Reads;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Events;

/// <summary>What items were, by the history rows beside the events at the last in-sync replica.</summary>
public sealed class LoggedHistory(ProtocolContext context, IReplicaStore store, IEventLog log, LogCoverage coverage)
    : IItemHistory
{
    const int PageRowsMax = 100;

    readonly ConsumerView _view = new(context, store);

    /// <inheritdoc />
    public async Task<ImmutableArray<ItemRevision>?> ListAsync(ItemName item, long? before, int limit)
    {
        Invariant.Require(limit > 0, "a limit was checked");
        var last = (before ?? long.MaxValue) - 1;
        if (last < 1)
            return [];
        return await TakeAsync(item, last, limit);
    }

    /// <inheritdoc />
    public async Task<ItemState?> AsOfAsync(ItemName item, long sequence)
    {
        if (sequence < 1)
            return ItemState.Of(item, row: null);
        var found = await TakeAsync(item, sequence, 1);
        return found is null ? null : await StateAsync(item, found.Value.FirstOrDefault());
    }

    /// <inheritdoc />
    public async Task<ItemState?> AsOfAsync(ItemName item, Hlc time)
    {
        var deadline = context.Now + context.Options.ReadTimeout;
        for (var turn = 0; !await IsCoveredAsync(await SlotAsync(item), time); turn++)
        {
            if (context.Now >= deadline)
                return null;
            await context.BackOffAsync(turn);
        }

        var found = await TakeAsync(item, long.MaxValue - 1, 1, before: time.Next);
        return found is null ? null : await StateAsync(item, found.Value.FirstOrDefault());
    }

    /// <summary>
    /// Whether consumers see everything of that time: else a change could be missing that was before it.
    /// </summary>
    async Task<bool> IsCoveredAsync(SlotId slot, Hlc time) =>
        (await coverage.SequencesAsync([slot], time))[slot] is not null;

    /// <summary>The latest revisions up to a sequence number, and before a commit time if one is given.</summary>
    async Task<ImmutableArray<ItemRevision>?> TakeAsync(ItemName item, long last, int limit, Hlc? before = null) =>
        (await _view.ReadAsync(await SlotAsync(item), placement => TakeAsync(placement, item, last, limit, before)))
        ?.ToImmutableArray();

    async Task<List<ItemRevision>?> TakeAsync(
        SlotPlacement placement, ItemName item, long last, int limit, Hlc? before)
    {
        var replica = placement.InSync[^1];
        var query = new ScanQuery(replica.Store, ScanKind.History, replica, before)
        {
            Item = item,
            Sequences = new SequenceRange(1, last),
            PageRowsMax = Math.Min(limit, PageRowsMax),
        };
        var taken = new List<ItemRevision>();
        string? continuation = null;
        do
        {
            if (await store.ScanAsync(query, continuation) is not { } page)
                return null;
            taken.AddRange(page.Rows.Select(row => ((HistoryRow)row.Row).Revision).Take(limit - taken.Count));
            continuation = page.Continuation;
        }
        while (continuation is not null && taken.Count < limit);
        return await _view.IsInForceAsync(placement) ? taken : null;
    }

    async Task<ItemState?> StateAsync(ItemName item, ItemRevision? revision)
    {
        if (revision is null || revision.IsDeleted)
            return ItemState.Of(item, row: null);
        var page = await log.ReadAsync(await SlotAsync(item), revision.Sequence - 1, 1);
        if (page is null || page.Events.IsEmpty)
            return null;
        var change = page.Events[0].Changes.Single(change => change.Item == item);
        return new ItemState(item, change.Version, revision.CommitTime, change.Value);
    }

    async Task<SlotId> SlotAsync(ItemName item) =>
        SlotHash.Of(item, (await context.Effects.PlaceAsync(refresh: false)).Layout);
}
