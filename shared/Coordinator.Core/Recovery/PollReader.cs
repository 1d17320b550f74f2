using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>
/// Steps 1 and 2 of Resolve: the outcome at all home replicas, then the votes at all replicas of the other slots, and
/// after these rows the guard of each of the replicas. Row and then guard equals reading both at once, because a guard
/// that is gone never returns; a reader with an old map would else count the answers of replicas that no longer matter
/// (A4, counterexample CE4).
/// </summary>
sealed class PollReader(IEffects effects)
{
    /// <summary>Polls all participants under the given map.</summary>
    public async Task<Poll> ReadAsync(Attempt attempt, PlacementMap map)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var home = await ReadHomeAsync(attempt, map);
        if (home.Any(Ballot.Committed))
            return new Poll(PollResult.Committed, home, []);
        if (home.Any(Ballot.Later))
            return new Poll(PollResult.Superseded, home, []);
        if (home.Any(Ballot.Unknown))
            return new Poll(PollResult.Unknown, home, []);
        if (home.All(Ballot.No))
            return await GuardedAsync(PollResult.Aborted, home, []);

        var others = await ReadOthersAsync(attempt, map);
        if (others.Any(slot => slot.Any(Ballot.Unknown)))
            return new Poll(PollResult.Unknown, home, others);
        var allYes = home.IsYes && others.All(slot => slot.IsYes);
        return await GuardedAsync(allYes ? PollResult.Prepared : PollResult.Undecided, home, others);
    }

    /// <summary>
    /// The reader's second look (A5): the outcome once more after the votes, then its guards. Without it a reader that
    /// saw the home row before finish and a vote after it would take a committed attempt for an open one.
    /// </summary>
    public async Task<Poll> ReadHomeAgainAsync(Attempt attempt, PlacementMap map)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var home = await ReadHomeAsync(attempt, map);
        if (home.Any(Ballot.Committed))
            return new Poll(PollResult.Committed, home, []);
        if (home.Any(Ballot.Unknown))
            return new Poll(PollResult.Unknown, home, []);
        return await GuardedAsync(PollResult.Undecided, home, []);
    }

    /// <summary>The outcome rows at all home replicas.</summary>
    public async Task<SlotTally> ReadHomeAsync(Attempt attempt, PlacementMap map)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(map);
        var placement = map.Of(attempt.Home);
        var key = new OutcomeKey(attempt.Id.Transaction);
        var reads = await effects.ReadAsync([.. placement.InSync.Select(replica => new RowAddress(replica, key))]);
        return new SlotTally(placement,
            [.. placement.InSync.Zip(reads, (replica, read) => ReplicaAnswer.OfHome(attempt.Id, replica, read))]);
    }

    async Task<ImmutableArray<SlotTally>> ReadOthersAsync(Attempt attempt, PlacementMap map)
    {
        var placements = attempt.Participants
            .Where(participant => participant.Slot != attempt.Home)
            .Select(participant => map.Of(participant.Slot))
            .ToImmutableArray();
        if (placements.IsEmpty)
            return [];

        var key = new VoteKey(attempt.Id);
        var addresses = placements.SelectMany(slot => slot.InSync).Select(replica => new RowAddress(replica, key));
        var reads = new Queue<ReadResult>(await effects.ReadAsync([.. addresses]));
        return [.. placements.Select(slot => new SlotTally(slot,
            [.. slot.InSync.Select(replica => ReplicaAnswer.OfVote(replica, reads.Dequeue()))]))];
    }

    async Task<Poll> GuardedAsync(PollResult result, SlotTally home, ImmutableArray<SlotTally> others)
    {
        var guards = await effects.ReadAsync([.. others.Prepend(home).SelectMany(slot => slot.Placement.Guards())]);
        if (guards.Any(guard => guard.Status == ReadStatus.Absent))
            return new Poll(PollResult.StaleMap, home, others);
        var known = guards.All(guard => guard.Status == ReadStatus.Found);
        return new Poll(known ? result : PollResult.Unknown, home, others);
    }
}
