using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Placement;
using Coordinator.Core.Reads;
using Coordinator.Core.Recovery;

namespace Coordinator.Core.Transactions;

/// <summary>
/// Reads items of one moment by a transaction that only locks them (decision 0007): for items that are written so often
/// that they never hold still by themselves. Unlike a writer it keeps the locks that it has while it tries for the
/// others, since no value depends on when it gets them. So two may wait for each other: the older wounds the younger,
/// and the lease ends every wait.
/// </summary>
sealed class LockedRead(ProtocolContext context, IFinishQueue finishQueue, ImmutableArray<ItemName> items)
{
    const int NonceChars = 12;
    const int BackOffMax = 3;

    readonly Hlc _started = context.Clock.Now();
    readonly Resolver _resolver = new(context);

    /// <summary>Locks, reads, lets go.</summary>
    /// <returns>The states at the moment when all were locked; null when that did not come.</returns>
    public async Task<ImmutableArray<ItemState>?> ReadAsync(PlacementMap map)
    {
        var slots = items.GroupBy(item => SlotHash.Of(item, map.Layout)).ToList();
        if (slots.Count > Limits.SlotsMax || slots.Exists(slot => slot.Count() > Limits.ItemsPerSlotMax))
            return null;
        var attempt = NewAttempt(map, slots.Select(slot => slot.Key));
        var locks = new LockSet(context, map, attempt, items);
        for (var round = 0; !locks.IsLost && context.Now < attempt.Deadline; round++)
        {
            await locks.TryAsync();
            if (locks.IsComplete)
            {
                finishQueue.Enqueue(locks.Finish());
                return [.. locks.Items.Select(item => ItemState.Of(item.Item, item.Row))];
            }

            if (!locks.IsLost)
                await MakeWayAsync(attempt, locks, round);
        }
        if (locks.MayBeStored)
            await LetGoAsync(attempt);
        return null;
    }

    async Task MakeWayAsync(Attempt mine, LockSet locks, int round)
    {
        var verdicts = await Task.WhenAll(locks.Holders.Select(
            holder => _resolver.ResolveAsync(holder, WoundRule.Allows(context, mine, holder))));
        if (verdicts.Any(resolution => resolution.Verdict is Verdict.Open or Verdict.Unknown))
            await context.BackOffAsync(Math.Min(round, BackOffMax));
    }

    /// <summary>
    /// Whatever became of the attempt is of no use: if it was committed after all, it is not certain by which of its
    /// messages.
    /// </summary>
    async Task LetGoAsync(Attempt attempt)
    {
        var resolution = await _resolver.ResolveAsync(attempt, mayRefuse: true);
        if (resolution.Verdict is Verdict.Open or Verdict.Unknown)
            await context.Effects.SendAsync(new Effects.ResolveNudge(attempt, TimeSpan.Zero));
    }

    Attempt NewAttempt(PlacementMap map, IEnumerable<SlotId> slots)
    {
        var id = ServerId.For([new ReadOperation(items[0])], map.Layout, context.Ids);
        return new Attempt
        {
            Id = new AttemptId(id, HomeMarks.First.Number, context.Ids.NextText(NonceChars)),
            Home = id.Home(map.Layout),
            Participants = [.. slots.Order().Select(slot => map.Of(slot).AsParticipant)],
            PayloadHash = "",
            CommitTime = context.Clock.Now(),
            Started = _started,
            Deadline = context.Now + context.Options.AttemptLease,
        };
    }
}
