using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>What a replica still has to do to finish a committed attempt.</summary>
/// <param name="IsDone">Nothing.</param>
/// <param name="MayFinish">Whether its state allows to finish; a home replica must be pending.</param>
/// <param name="Items">The items that may carry intents.</param>
/// <param name="Read">The vote or outcome row.</param>
sealed record FinishState(bool IsDone, bool MayFinish, ImmutableArray<ItemName> Items, ReadResult Read)
{
    public static FinishState OfHome(AttemptId attempt, Replica replica, ReadResult read)
    {
        var ballot = ReplicaAnswer.OfHome(attempt, replica, read).Ballot;
        return new FinishState(
            IsDone: ballot == Ballot.Committed,
            MayFinish: ballot == Ballot.Yes,
            ballot == Ballot.Yes ? ((OutcomeRow)read.Row!).Items : [],
            read);
    }

    /// <summary>
    /// A vote goes away in whatever state it is: a refusal of a committed attempt came too late to mean anything.
    /// </summary>
    public static FinishState OfVote(ReadResult read) => new(
        IsDone: read.Status == ReadStatus.Absent,
        MayFinish: read.Status == ReadStatus.Found,
        read.Row is VoteRow vote ? vote.Items : [],
        read);
}
