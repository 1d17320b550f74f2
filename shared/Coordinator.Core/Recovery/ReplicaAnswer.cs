using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>What one replica says about an attempt, and the row that says it.</summary>
sealed record ReplicaAnswer(Replica Replica, ReadResult Read, Ballot Ballot)
{
    /// <summary>Reads an outcome row at a home replica.</summary>
    public static ReplicaAnswer OfHome(AttemptId attempt, Replica replica, ReadResult read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new ReplicaAnswer(replica, read, read.Status switch
        {
            ReadStatus.Unknown => Ballot.Unknown,
            ReadStatus.Absent => Ballot.Absent,
            _ => OfOutcome(attempt, (OutcomeRow)read.Row!),
        });
    }

    /// <summary>Reads a vote row at a replica of another slot.</summary>
    public static ReplicaAnswer OfVote(Replica replica, ReadResult read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new ReplicaAnswer(replica, read, read.Status switch
        {
            ReadStatus.Unknown => Ballot.Unknown,
            ReadStatus.Absent => Ballot.Absent,
            _ => ((VoteRow)read.Row!).State == VoteState.Prepared ? Ballot.Yes : Ballot.No,
        });
    }

    static Ballot OfOutcome(AttemptId attempt, OutcomeRow row)
    {
        var found = row.Attempt.Id;
        if (found.Number != attempt.Number)
            return found.Number > attempt.Number ? Ballot.Later : Ballot.Absent;
        if (found.Nonce != attempt.Nonce)
            return Ballot.No;
        return row.State switch
        {
            OutcomeState.Committed => Ballot.Committed,
            OutcomeState.Aborted => Ballot.No,
            _ => Ballot.Yes,
        };
    }
}
