using Coordinator.Core.Rows;

namespace Coordinator.Core.Transactions;

/// <summary>Turns outcome rows into answers.</summary>
static class AnswerOf
{
    /// <summary>The answer of a row that is committed, or pending of an attempt that was found committed.</summary>
    public static TransactionAnswer Committed(OutcomeRow row) => new()
    {
        Id = row.Attempt.Id.Transaction,
        Outcome = CommitOutcome.Committed,
        Attempts = row.Attempt.Id.Number,
        CommitTime = row.Attempt.CommitTime,
        Results = row.Results,
        Slots = [.. row.Attempt.Participants.Select(participant => participant.Slot)],
    };

    /// <summary>The answer of a row that was found aborted at every home replica.</summary>
    public static TransactionAnswer Aborted(OutcomeRow row) => new()
    {
        Id = row.Attempt.Id.Transaction,
        Outcome = CommitOutcome.Aborted,
        Attempts = row.Attempt.Id.Number,
        Cause = row.Cause,
        Failures = row.Failures,
        Slots = [.. row.Attempt.Participants.Select(participant => participant.Slot)],
    };

    /// <summary>The answer of a decided row.</summary>
    public static TransactionAnswer Outcome(OutcomeRow row) =>
        row.State == OutcomeState.Committed ? Committed(row) : Aborted(row);
}
