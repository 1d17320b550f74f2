using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Transactions;

/// <summary>The answers of outcome rows, and of what no row speaks of.</summary>
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

    /// <summary>The answer of a transaction that did not happen, with no row of its own to say so.</summary>
    public static TransactionAnswer Aborted(
        TransactionId id, AbortCause cause, ImmutableArray<OperationFailure> failures) =>
        new() { Id = id, Outcome = CommitOutcome.Aborted, Cause = cause, Failures = failures };

    /// <summary>The answer of a decided row.</summary>
    public static TransactionAnswer Outcome(OutcomeRow row) =>
        row.State == OutcomeState.Committed ? Committed(row) : Aborted(row);
}
