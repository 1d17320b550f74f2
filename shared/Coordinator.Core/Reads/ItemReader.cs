using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Reads;

/// <summary>Reads items without writing anything, whatever state they are met in.</summary>
public sealed class ItemReader(ProtocolContext context)
{
    readonly AttemptReader _attempts = new(context.Effects);

    /// <summary>
    /// The item as of some moment of this call, with every transaction that was committed before the call.
    /// </summary>
    /// <returns>Null when the replicas did not answer in time.</returns>
    public Task<ItemState?> ReadStrongAsync(ItemName item) => RetryAsync([item], async (map, turn) =>
    {
        var view = View(map, item, turn);
        var collection = await Collection.ReadAsync(context.Effects, [item], [view]);
        if (collection.IsUnknown || collection.IsStale || !await IsAbsenceTrueAsync(collection, [view]))
            return null;
        var decisions = await DecideAsync(collection, map);
        return decisions is null ? null : State(collection.Items[0], item, decisions);
    });

    /// <summary>The item at some replica: perhaps of a moment ago.</summary>
    /// <returns>Null when no replica answered in time.</returns>
    public Task<ItemState?> ReadEventualAsync(ItemName item) => RetryAsync([item], async (map, turn) =>
    {
        var read = (await context.Effects.ReadAsync([View(map, item, turn).Row(item)]))[0];
        return read.Status == ReadStatus.Unknown
            ? null
            : State(read, item, ImmutableDictionary<AttemptId, AttemptView>.Empty);
    });

    /// <summary>
    /// Several items as of one moment of this call. Collects all, evaluates the attempts that it met, and collects
    /// again: the same rows under the same guards held all the while.
    /// </summary>
    /// <returns>Null when the replicas did not answer, or would not hold still, in time.</returns>
    public Task<Snapshot?> ReadSnapshotAsync(ImmutableArray<ItemName> items) => RetryAsync(items, async (map, turn) =>
    {
        var views = items.Select(item => View(map, item, turn)).ToImmutableArray();
        var first = await Collection.ReadAsync(context.Effects, items, views);
        if (first.IsUnknown || first.IsStale)
            return null;
        var decisions = await DecideAsync(first, map);
        if (decisions is null)
            return null;
        var second = await Collection.ReadAsync(context.Effects, items, views);
        if (second.IsUnknown || second.IsStale || !first.IsSameAs(second))
            return null;
        return Show(items, first, decisions);
    });

    Snapshot Show(
        ImmutableArray<ItemName> items, Collection collection, IReadOnlyDictionary<AttemptId, AttemptView> decisions)
    {
        var states = items.Zip(collection.Items, (item, read) => State(read, item, decisions)).ToImmutableArray();
        foreach (var state in states)
            context.Clock.Observe(state.CommitTime);
        return new Snapshot(context.Clock.Now(), states);
    }

    /// <summary>
    /// Evaluates each attempt. Those found open are evaluated again as long as the pass before found one committed:
    /// they may have committed before it did, and then the snapshot would show the later commit without the earlier
    /// one.
    /// </summary>
    /// <returns>Null when an attempt could not be evaluated.</returns>
    async Task<IReadOnlyDictionary<AttemptId, AttemptView>?> DecideAsync(Collection collection, PlacementMap map)
    {
        var decisions = new Dictionary<AttemptId, AttemptView>();
        var open = collection.Attempts.ToList();
        for (var foundCommitted = true; foundCommitted && open.Count > 0;)
        {
            var views = await Task.WhenAll(open.Select(attempt => _attempts.LookAsync(attempt, map)));
            if (views.Contains(AttemptView.Unknown))
                return null;
            foreach (var (attempt, view) in open.Zip(views))
                decisions[attempt.Id] = view;
            open = [.. open.Where(attempt => decisions[attempt.Id] == AttemptView.NotCommitted)];
            foundCommitted = views.Contains(AttemptView.Committed);
        }

        return decisions;
    }

    /// <summary>
    /// An absent item may be one whose old partition was deleted between the guard's read and its own; so its guard is
    /// read once more, afterwards (counterexample CE14).
    /// </summary>
    async Task<bool> IsAbsenceTrueAsync(Collection collection, ImmutableArray<SlotView> views)
    {
        var absent = views.Where((_, index) => collection.Items[index].Status == ReadStatus.Absent).ToList();
        if (absent.Count == 0)
            return true;
        var guards = await context.Effects.ReadAsync([.. absent.Select(view => view.Slot.Guard(view.Replica))]);
        return guards.All(guard => guard.Status == ReadStatus.Found);
    }

    /// <summary>
    /// Tries with fresh maps and other replicas until there is an answer, or the read's time is over and every replica
    /// had its turn: one silent replica may use up all the time.
    /// </summary>
    async Task<T?> RetryAsync<T>(ImmutableArray<ItemName> items, Func<PlacementMap, int, Task<T?>> tryOnce)
        where T : class
    {
        var deadline = context.Now + context.Options.ReadTimeout;
        for (var turn = 0; ; turn++)
        {
            var map = await context.Effects.PlaceAsync(refresh: turn > 0);
            if (await tryOnce(map, turn) is { } answer)
                return answer;
            var isOver = context.Now >= deadline;
            if (isOver && items.All(item => turn + 1 >= View(map, item, turn).Slot.InSync.Length))
                return null;
            await context.BackOffAsync(turn);
        }
    }

    static SlotView View(PlacementMap map, ItemName item, int turn) =>
        new(map.Of(SlotHash.Of(item, map.SlotCount)), turn);

    static ItemState State(ReadResult read, ItemName item, IReadOnlyDictionary<AttemptId, AttemptView> decisions)
    {
        if (read.Row is not ItemRow row)
            return new ItemState(item, 0, default, Value: null);
        var isCommitted = row.Intent is { } intent
            && decisions.GetValueOrDefault(intent.Attempt.Id) == AttemptView.Committed;
        var seen = isCommitted ? row.Applied() : row;
        return seen.Exists
            ? new ItemState(item, seen.Version, seen.CommitTime, seen.Value)
            : new ItemState(item, 0, default, Value: null);
    }
}
