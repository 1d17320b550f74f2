using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>
/// Finishes a committed attempt from what its replicas hold: home first, and only when every home replica says
/// committed the other slots (iii). Else somebody could see a vote gone while home is still pending, and refuse a
/// committed attempt.
/// </summary>
sealed class SlotFinisher(IEffects effects)
{
    const int TriesMax = 4;

    /// <summary>Applies the attempt's intents everywhere and removes its votes.</summary>
    /// <returns>Whether all replicas are done; if not, whoever meets the attempt next goes on.</returns>
    public async Task<bool> FinishAsync(Attempt attempt, PlacementMap map)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(map);
        if (!await FinishSlotAsync(attempt, map.Of(attempt.Home)))
            return false;

        var others = attempt.Participants.Where(participant => participant.Slot != attempt.Home);
        var done = await Task.WhenAll(others.Select(slot => FinishSlotAsync(attempt, map.Of(slot.Slot))));
        return done.All(slot => slot);
    }

    async Task<bool> FinishSlotAsync(Attempt attempt, SlotPlacement slot)
    {
        var done = await Task.WhenAll(slot.InSync.Select(replica => FinishReplicaAsync(attempt, slot, replica)));
        return done.All(replica => replica);
    }

    async Task<bool> FinishReplicaAsync(Attempt attempt, SlotPlacement slot, Replica replica)
    {
        for (var attemptNumber = 0; attemptNumber < TriesMax; attemptNumber++)
        {
            var found = await ReadBallotAsync(attempt, slot, replica);
            if (found.IsDone)
                return slot.Slot != attempt.Home || await IsCurrentAsync(slot, replica);
            if (!found.MayFinish)
                return false;
            if (await ReadIntentsAsync(attempt, replica, found.Items) is not { } intents
                || await OpenEntry.IsThereAsync(effects, attempt, replica) is not { } isIndexed)
                return false;
            var batch = FinishBatch.Build(slot, replica, attempt, isIndexed, found.Read, intents);
            var result = (await effects.CommitAsync([batch]))[0];
            if (result.Status == CommitStatus.Applied)
                return true;
        }

        return false;
    }

    /// <summary>
    /// A home replica that says committed counts only under its guard: with an old map the home replicas could all have
    /// finished while one that joined since has not, and the votes of the other slots would go too early (iii, vi).
    /// </summary>
    async Task<bool> IsCurrentAsync(SlotPlacement slot, Replica replica) =>
        (await effects.ReadAsync([slot.Guard(replica)]))[0].Status == ReadStatus.Found;

    async Task<FinishState> ReadBallotAsync(Attempt attempt, SlotPlacement slot, Replica replica)
    {
        RowKey key = slot.Slot == attempt.Home ? new OutcomeKey(attempt.Id.Transaction) : new VoteKey(attempt.Id);
        var read = (await effects.ReadAsync([new RowAddress(replica, key)]))[0];
        return slot.Slot == attempt.Home ? FinishState.OfHome(attempt.Id, replica, read) : FinishState.OfVote(read);
    }

    /// <summary>The items that carry the attempt's intents; null when one could not be read.</summary>
    async Task<ImmutableArray<ReadResult>?> ReadIntentsAsync(
        Attempt attempt, Replica replica, ImmutableArray<ItemName> items)
    {
        if (items.IsEmpty)
            return [];
        var reads = await effects.ReadAsync([.. items.Select(item => new RowAddress(replica, new ItemKey(item)))]);
        if (reads.Any(read => read.Status == ReadStatus.Unknown))
            return null;
        return [.. reads.Where(read => read.Row is ItemRow item && item.Intent?.Attempt.Id == attempt.Id)];
    }
}
