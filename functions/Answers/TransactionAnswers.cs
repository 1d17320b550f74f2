using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Contracts;
using Coordinator.Contracts.Transactions;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;

namespace Coordinator.Functions.Answers;

/// <summary>Turns the answers of the core into HTTP. The one place where an outcome becomes a status.</summary>
static class TransactionAnswers
{
    static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>The answer to a transaction.</summary>
    public static WireResult Of(TransactionAnswer answer, bool explain, bool dryRun)
    {
        if (answer.IsMismatch)
            return WireResult.Of(ProblemOf.IdempotencyMismatch(answer.Id.Value));
        return answer.Outcome switch
        {
            CommitOutcome.Committed => WireResult.Json(Committed(answer, explain, dryRun)),
            CommitOutcome.Aborted => Aborted(answer),
            _ => InDoubt(answer.Id),
        };
    }

    /// <summary>What is known of a transaction.</summary>
    public static WireResult Of(TransactionReport report, TransactionId id) => report switch
    {
        { Status: TransactionStatus.Unknown } or { Answer: null } =>
            WireResult.Of(ProblemOf.NotFound(
                "Nothing is known under this id: it never ran, has not begun yet, or ended longer ago than the "
                + "idempotency horizon.")),
        { Answer: { } answer } => WireResult.Json(Report(report.Status, answer, id)),
    };

    /// <summary>The result of a committed transaction, as JSON text.</summary>
    public static string ResultJson(TransactionAnswer answer) =>
        JsonSerializer.Serialize(Committed(answer, explain: false, dryRun: false), WireJson.Options);

    /// <summary>Aborted: nothing happened.</summary>
    public static WireResult Aborted(TransactionAnswer answer)
    {
        if (answer.IsUnavailable)
            return WireResult.Of(ProblemOf.UnavailableTransaction(answer.Id.Value)).RetryAfter(AskAgainAfter);
        return WireResult.Of(ProblemOf.Aborted(answer.Id.Value, answer.IsRetryable, Failures(answer.Failures)));
    }

    /// <summary>Nobody knows yet.</summary>
    public static WireResult InDoubt(TransactionId id) =>
        WireResult.Of(ProblemOf.InDoubt(id.Value))
            .With("Location", "/" + WireAddresses.Transaction(id.Value))
            .RetryAfter(AskAgainAfter);

    static TransactionResult Committed(TransactionAnswer answer, bool explain, bool dryRun) => new()
    {
        Id = answer.Id.Value,
        Status = TransactionStatuses.Committed,
        CommitTime = dryRun ? null : answer.CommitTime?.ToString(),
        Attempts = answer.Attempts,
        Slots = [.. answer.Slots.Select(slot => slot.Value)],
        Results = Results(answer.Results),
        DryRun = dryRun ? true : null,
        Explain = explain ? OperationMapping.Explain(answer.Explain) : null,
    };

    static TransactionReportBody Report(TransactionStatus status, TransactionAnswer answer, TransactionId id) => new()
    {
        Id = id.Value,
        Status = Name(status),
        CommitTime = status == TransactionStatus.Committed ? answer.CommitTime?.ToString() : null,
        Attempts = answer.Attempts,
        Slots = [.. answer.Slots.Select(slot => slot.Value)],
        Results = status == TransactionStatus.Committed ? Results(answer.Results) : null,
        Retryable = status == TransactionStatus.Aborted ? answer.IsRetryable : null,
        Operations = status == TransactionStatus.Aborted ? Failures(answer.Failures) : null,
    };

    static string Name(TransactionStatus status) => status switch
    {
        TransactionStatus.Pending => TransactionStatuses.Pending,
        TransactionStatus.Committed => TransactionStatuses.Committed,
        TransactionStatus.Aborted => TransactionStatuses.Aborted,
        _ => TransactionStatuses.InDoubt,
    };

    static List<OperationResultBody> Results(ImmutableArray<OperationResult> results) =>
        [.. results.Select(OperationMapping.Result)];

    static List<OperationFailureBody> Failures(ImmutableArray<OperationFailure> failures) =>
        [.. failures.Select(OperationMapping.Failure)];
}
