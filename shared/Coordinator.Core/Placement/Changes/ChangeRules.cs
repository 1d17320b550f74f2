using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Placement.Changes;

/// <summary>
/// Which changes of a shard follow which. A pending placement that cannot come to its end, because a store that it
/// needs is gone, is replaced by one of a higher epoch; what the first one did to replicas is then undone by the
/// second, whose fences pass over it.
/// </summary>
static class ChangeRules
{
    /// <summary>What a planned change makes of a shard. It waits for others, and it lapses with its plan.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="change">The change.</param>
    /// <param name="from">The active epoch that the plan was made by.</param>
    public static ChangeAnswer Decide(ShardPlacement shard, ShardChange change, Epoch from)
    {
        if (shard.Epoch != from)
            return Busy(shard, "The placement has changed meanwhile.");
        var answer = Decide(shard, change);
        return answer.Status == ChangeStatus.Pending && shard.Pending is not null && !shard.Equals(answer.Shard)
            ? Busy(shard, $"Shard {shard.Id} is being changed.")
            : answer;
    }

    /// <summary>What a change makes of a shard.</summary>
    /// <returns>Pending with the shard as it is to be written, or one that is under way already.</returns>
    public static ChangeAnswer Decide(ShardPlacement shard, ShardChange change) => change switch
    {
        Bump => DecideBump(shard),
        DropStore drop => DecideDrop(shard, drop),
        GiveUpJoin given => DecideGiveUp(shard, given.Pending),
        JoinStore join => DecideJoin(shard, join.Store),
        _ => throw new ArgumentException($"An unknown kind of change: {change.GetType().Name}.", nameof(change)),
    };

    static ChangeAnswer DecideBump(ShardPlacement shard) =>
        shard.Pending switch
        {
            null => Fencing(shard, shard.InSync),
            { Phase: PendingPhase.Fencing } => UnderWay(shard),
            _ => Busy(shard, $"A store is joining shard {shard.Id}; that opens another epoch anyway."),
        };

    static ChangeAnswer DecideGiveUp(ShardPlacement shard, Epoch pending) =>
        shard.Joining is not null && shard.Pending!.Epoch == pending ? Fencing(shard, shard.InSync) : Done(shard);

    static ChangeAnswer DecideDrop(ShardPlacement shard, DropStore drop)
    {
        var store = drop.Store;
        if (shard.Joining?.Store == store)
            return Fencing(shard, shard.InSync);
        // A join of it that was given up may still have to be fenced off.
        if (!shard.IsIn(store))
            return shard.Pending is { Phase: PendingPhase.Fencing } ? UnderWay(shard) : Done(shard);
        if (shard.InSync.Length == 1)
            return Refused(shard, $"{store} is the last store that holds shard {shard.Id}.");
        if (shard.InSync.Length <= drop.Least)
            return Refused(shard, $"Without {store} fewer than {drop.Least} stores would hold shard {shard.Id}.");
        // Another one that is on its way out stays: it may wait for this one, which is gone.
        return shard.Pending is { } pending && Leaving(shard, pending)?.Store == store
            ? UnderWay(shard)
            : Fencing(shard, [.. shard.InSync.Where(mine => mine.Store != store)]);
    }

    static ChangeAnswer DecideJoin(ShardPlacement shard, string store)
    {
        if (shard.Joining is { } joining)
        {
            return joining.Store == store
                ? UnderWay(shard)
                : Busy(shard, $"{joining.Store} is joining shard {shard.Id}; stores join one at a time.");
        }

        if (shard.Pending is not null)
            return Busy(shard, $"Shard {shard.Id} is being changed.");
        if (shard.IsIn(store))
            return Done(shard);
        var incarnation = shard.LastIncarnation + 1;
        return new ChangeAnswer(ChangeStatus.Pending, shard with
        {
            Pending = new PendingPlacement(
                shard.Epoch.Next, shard.InSync.Add(new InSyncStore(store, incarnation)), PendingPhase.Copying),
            LastIncarnation = incarnation,
        });
    }

    static InSyncStore? Leaving(ShardPlacement shard, PendingPlacement pending)
    {
        foreach (var store in shard.InSync)
        {
            if (!pending.InSync.Contains(store))
                return store;
        }

        return null;
    }

    /// <summary>A pending placement without a store that joins; one that was on its way is given up.</summary>
    static ChangeAnswer Fencing(ShardPlacement shard, ImmutableArray<InSyncStore> inSync)
    {
        var epoch = (shard.Pending?.Epoch ?? shard.Epoch).Next;
        return new ChangeAnswer(ChangeStatus.Pending, shard with
        {
            Pending = new PendingPlacement(epoch, inSync, PendingPhase.Fencing),
            Retired = shard.Joining is { } joining ? shard.Retired.Add(joining) : shard.Retired,
        });
    }

    static ChangeAnswer UnderWay(ShardPlacement shard) => new(ChangeStatus.Pending, shard);

    static ChangeAnswer Done(ShardPlacement shard) => new(ChangeStatus.Done, shard);

    static ChangeAnswer Busy(ShardPlacement shard, string reason) => new(ChangeStatus.Busy, shard, reason);

    static ChangeAnswer Refused(ShardPlacement shard, string reason) => new(ChangeStatus.Refused, shard, reason);
}
