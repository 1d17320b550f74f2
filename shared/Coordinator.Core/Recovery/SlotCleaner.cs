using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>
/// Step (d) of Resolve: removes what an aborted attempt left. A vote goes together with the intents of the prepare that
/// took place; a refusal, where no prepare took place, stays, because it is what stops a late one (A1, counterexample
/// CE1).
/// </summary>
sealed class SlotCleaner(IEffects effects)
{
    /// <summary>Clears the attempt's intents and votes at all replicas; what fails now is met again later.</summary>
    public async Task CleanAsync(Attempt attempt, PlacementMap map)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(map);
        var replicas = attempt.Participants.SelectMany(participant => map.Of(participant.Slot).InSync)
            .ToImmutableArray();
        var ballots = await effects.ReadAsync(
            [.. replicas.Select(replica => new RowAddress(replica, BallotKey(attempt, replica)))]);
        await Task.WhenAll(replicas.Zip(ballots, (replica, ballot) => CleanReplicaAsync(attempt, replica, ballot)));
    }

    static RowKey BallotKey(Attempt attempt, Replica replica) =>
        replica.Slot == attempt.Home ? new OutcomeKey(attempt.Id.Transaction) : new VoteKey(attempt.Id);

    async Task CleanReplicaAsync(Attempt attempt, Replica replica, ReadResult ballot)
    {
        var (items, last) = LastWrite(attempt, ballot);
        if (last is null)
            return;

        var reads = await effects.ReadAsync([.. items.Select(item => new RowAddress(replica, new ItemKey(item)))]);
        if (reads.Any(read => read.Status == ReadStatus.Unknown))
            return;
        if (await OpenEntry.IsThereAsync(effects, attempt, replica) is not { } isIndexed)
            return;
        var held = reads.Where(read => read.Row is ItemRow item && item.Intent?.Attempt.Id == attempt.Id)
            .Select(ClearIntent);
        await effects.CommitAsync([new Batch(
            replica, isIndexed ? [last, OpenEntry.Delete(attempt), .. held] : [last, .. held])]);
    }

    /// <summary>
    /// The items to clear, and what becomes of the vote or outcome row; null when there is nothing to do.
    /// </summary>
    static (ImmutableArray<ItemName> Items, RowWrite? Write) LastWrite(
        Attempt attempt, ReadResult ballot) => ballot.Row switch
        {
            VoteRow { IsRefusal: false } vote => (vote.Items, new DeleteRow(vote.Key, ballot.ETag)),
            OutcomeRow { State: OutcomeState.Aborted, Items.IsEmpty: false } outcome
                when outcome.Attempt.Id == attempt.Id
                => (outcome.Items, new ReplaceRow(outcome with { Items = [] }, ballot.ETag)),
            _ => ([], null),
        };

    static RowWrite ClearIntent(ReadResult read)
    {
        var item = (ItemRow)read.Row!;
        return item.Version == 0
            ? new DeleteRow(item.Key, read.ETag)
            : new ReplaceRow(item with { Intent = null }, read.ETag);
    }
}
