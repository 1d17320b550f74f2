using Coordinator.Contracts.Telemetry;
using Coordinator.Contracts.Transactions;
using Coordinator.Core.Recovery;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Answers;

namespace Coordinator.Functions.Telemetry.Runs;

/// <summary>The words for what the protocol tells its observers: on the wire, in spans, as tags of metrics.</summary>
static class RunNames
{
    /// <summary>The reason of a run that broke off without an answer.</summary>
    public const string Failed = "failed";

    /// <summary>The way that a run takes.</summary>
    public static string Of(TransactionPlan plan) => plan switch
    {
        TransactionPlan.Snapshot => RunPlans.Snapshot,
        TransactionPlan.SingleSlot => RunPlans.SingleSlot,
        _ => RunPlans.Votes,
    };

    /// <summary>How a run ended.</summary>
    public static string Of(CommitOutcome outcome) => outcome switch
    {
        CommitOutcome.Committed => RunStatuses.Committed,
        CommitOutcome.Aborted => RunStatuses.Aborted,
        _ => RunStatuses.InDoubt,
    };

    /// <summary>A phase.</summary>
    public static string Of(RunPhase phase) => phase switch
    {
        RunPhase.Read => RunPhases.Read,
        RunPhase.Evaluate => RunPhases.Evaluate,
        RunPhase.Prepare => RunPhases.Prepare,
        RunPhase.Resolve => RunPhases.Resolve,
        RunPhase.Backoff => RunPhases.Backoff,
        _ => RunPhases.Finish,
    };

    /// <summary>What became of an attempt that was looked after.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Committed => RunStatuses.Committed,
        Verdict.Aborted => RunStatuses.Aborted,
        Verdict.Open => "open",
        _ => "unknown",
    };

    /// <summary>Why a transaction was aborted, each reason once; none for one that was not.</summary>
    public static IEnumerable<string> ReasonsOf(TransactionAnswer answer)
    {
        if (answer.Outcome != CommitOutcome.Aborted)
            return [];
        if (answer.IsMismatch)
            return ["idempotencyMismatch"];
        if (answer.IsUnavailable)
            return ["unavailable"];
        return answer.Cause switch
        {
            AbortCause.Failed => answer.Failures.Select(failure => OperationMapping.Reason(failure.Reason)).Distinct(),
            AbortCause.Requested => ["requested"],
            _ => [FailureReasons.Conflict],
        };
    }
}
