using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>
/// Steps (a) to (c) of Resolve: aborts an attempt that is undecided. Every write is conditional on what the poll saw
/// and on the guard; if any fails, nothing is concluded and Resolve starts again. Intents stay where they are (A2):
/// only the clean-up of a decided abort may clear them.
/// </summary>
sealed class Refuser(IEffects effects)
{
    /// <summary>Aborts the attempt.</summary>
    /// <returns>True when it is aborted at every home replica; false when anything else may be the case.</returns>
    public async Task<bool> RefuseAsync(Attempt attempt, Poll poll)
    {
        ArgumentNullException.ThrowIfNull(poll);
        var slots = poll.Others.Prepend(poll.Home).ToImmutableArray();
        var target = slots.FirstOrDefault(slot => slot.IsNo) ?? slots.First(slot => slot.Any(Ballot.Absent));
        if (!target.IsNo)
        {
            // (a) One replica first. Were all refused at once, a prepare that just completed could be turned to No
            // behind the back of a coordinator that already told its client "committed".
            var open = target.Answers.First(answer => answer.Ballot == Ballot.Absent);
            if (!await RefuseAllAsync(attempt, target, [open]))
                return false;
            target = target with { Answers = target.Answers.Remove(open) };
        }

        // (b) before (c) (iv): else a reconfiguration could drop the one replica that says No after the abort was
        // announced.
        if (!await RefuseAllAsync(attempt, target, target.Answers))
            return false;
        var isHome = target.Placement.Slot == attempt.Home;
        return isHome || await RefuseAllAsync(attempt, poll.Home, poll.Home.Answers);
    }

    async Task<bool> RefuseAllAsync(Attempt attempt, SlotTally slot, ImmutableArray<ReplicaAnswer> answers)
    {
        var isHome = slot.Placement.Slot == attempt.Home;
        var batches = ImmutableArray.CreateBuilder<Batch>();
        foreach (var answer in answers.Where(answer => answer.Ballot != Ballot.No))
        {
            var writes = isHome ? await RefuseAtHomeAsync(attempt, answer) : [RefuseVote(attempt, answer)];
            if (writes.IsEmpty)
                return false;
            batches.Add(new Batch(answer.Replica, [slot.Placement.GuardTouch, .. writes]));
        }

        var results = batches.Count == 0 ? [] : await effects.CommitAsync(batches.ToImmutable());
        return results.All(result => result.Status == CommitStatus.Applied);
    }

    static RowWrite RefuseVote(Attempt attempt, ReplicaAnswer answer) => answer.Read.Row is VoteRow vote
        ? new ReplaceRow(vote with { State = VoteState.Aborted }, answer.Read.ETag)
        : new InsertRow(new VoteRow { Attempt = attempt, State = VoteState.Aborted, Items = [] });

    /// <summary>
    /// None when the home row may not be written: it speaks of an earlier attempt that is not aborted. An outcome that
    /// holds no intents is closed by this, so its index entry goes.
    /// </summary>
    async Task<ImmutableArray<RowWrite>> RefuseAtHomeAsync(Attempt attempt, ReplicaAnswer answer)
    {
        var refused = new OutcomeRow
        {
            Attempt = attempt,
            State = OutcomeState.Aborted,
            Cause = AbortCause.Conflict,
            Items = answer.Ballot == Ballot.Yes ? ((OutcomeRow)answer.Read.Row!).Items : [],
        };
        switch (answer.Read.Row)
        {
            case null:
                return [new InsertRow(refused)];
            case OutcomeRow row when OutcomeRules.MayFollow(attempt.Id, row):
                return [new ReplaceRow(refused, answer.Read.ETag)];
            case OutcomeRow when answer.Ballot == Ballot.Yes:
                var replace = new ReplaceRow(refused, answer.Read.ETag);
                if (refused.IsOpen)
                    return [replace];
                var isIndexed = await OpenEntry.IsThereAsync(effects, attempt, answer.Replica);
                return isIndexed is not { } isThere ? []
                    : isThere ? [replace, OpenEntry.Delete(attempt)]
                    : [replace];
            default:
                return [];
        }
    }
}
