using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;

namespace Coordinator.Core.Reads;

/// <summary>Reads items, whatever state they are met in.</summary>
/// <param name="context">What it runs on.</param>
/// <param name="finishQueue">
/// Lets locks go that a snapshot took because its items would not hold still; null: it takes none and writes nothing.
/// </param>
public sealed class ItemReader(ProtocolContext context, IFinishQueue? finishQueue = null)
{
    readonly AttemptReader _attempts = new(context.Effects);

    /// <summary>
    /// The item as of some moment of this call, with every transaction that was committed before the call.
    /// </summary>
    /// <returns>Null when the replicas did not answer in time.</returns>
    public Task<ItemState?> ReadStrongAsync(ItemName item) => RetryAsync([item], async (map, view) =>
    {
        var views = ImmutableArray.Create(view(item));
        var collection = await Collection.ReadAsync(context.Effects, [item], views);
        if (!collection.IsUsable || !await collection.IsAbsenceTrueAsync(context.Effects, views))
            return null;
        var decisions = new Decisions(_attempts);
        return await decisions.DecideAsync(collection.Attempts, map)
            ? Show(item, decisions.Seen(collection.Items[0]))
            : null;
    });

    /// <summary>
    /// The item at some replica: perhaps of a moment ago, but no older than the slot's event log was known to be when
    /// the call began.
    /// </summary>
    /// <returns>Null when no replica answered in time.</returns>
    public Task<ItemState?> ReadEventualAsync(ItemName item) => RetryAsync([item], async (map, view) =>
    {
        var views = ImmutableArray.Create(view(item));
        var read = (await context.Effects.ReadAsync([views[0].Row(item)]))[0];
        // A partition that left the set may have lost its rows since; those that it still has are as they were.
        var isUsable = read.Status == ReadStatus.Found || (read.Status == ReadStatus.Absent
            && await new Collection([read], []).IsAbsenceTrueAsync(context.Effects, views));
        return isUsable ? ItemState.Of(item, read.Row as ItemRow) : null;
    });

    /// <summary>Several items as of one moment of this call.</summary>
    /// <returns>Null when the replicas did not answer, or would not hold still, in time.</returns>
    public Task<Snapshot?> ReadSnapshotAsync(ImmutableArray<ItemName> items)
    {
        var passes = new SnapshotPasses(context, new Decisions(_attempts), items, finishQueue is not null);
        var locked = finishQueue is null ? null : new LockedRead(context, finishQueue, items);
        return RetryAsync(items, async (map, view) =>
        {
            var states = await passes.ReadAsync(map, [.. items.Select(view)]);
            if (states is null && passes.IsRestless && locked is not null)
                states = await locked.ReadAsync(map);
            return states is { } shown ? Show(shown) : null;
        });
    }

    /// <summary>
    /// What this host commits from now on comes later than what it has shown, a deletion included: somebody may have
    /// acted on it.
    /// </summary>
    ItemState Show(ItemName item, ItemRow? row)
    {
        if (row is not null)
            context.Clock.Observe(row.CommitTime);
        return ItemState.Of(item, row);
    }

    Snapshot Show(ImmutableArray<ItemState> states)
    {
        foreach (var state in states)
            context.Clock.Observe(state.CommitTime);
        return new Snapshot(context.Clock.Now(), states);
    }

    /// <summary>
    /// Tries with fresh maps and other replicas until there is an answer, or the read's time is over and every replica
    /// had its turn: one silent replica may use up all the time.
    /// </summary>
    async Task<T?> RetryAsync<T>(
        ImmutableArray<ItemName> items, Func<PlacementMap, Func<ItemName, SlotView>, Task<T?>> tryOnce)
        where T : class
    {
        var turns = new ReadTurns(context.Preference);
        var deadline = context.Now + context.Options.ReadTimeout;
        for (var turn = 0; ; turn++)
        {
            var map = await context.Effects.PlaceAsync(refresh: turn > 0);
            if (await tryOnce(map, item => turns.Of(PlacementOf(map, item), turn)) is { } answer)
                return answer;
            var isOver = context.Now >= deadline;
            if (isOver && items.All(item => turn + 1 >= PlacementOf(map, item).InSync.Length))
                return null;
            await context.BackOffAsync(turn);
        }
    }

    static SlotPlacement PlacementOf(PlacementMap map, ItemName item) => map.Of(SlotHash.Of(item, map.Layout));
}
