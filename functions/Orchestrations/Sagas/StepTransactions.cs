using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Tenants;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>Runs the transactions of sagas, and closes their ids.</summary>
sealed class StepTransactions(TransactionCoordinator coordinator, TransactionCloser closer)
{
    /// <summary>Runs a transaction once.</summary>
    public async Task<StepAnswer> RunAsync(TransactionRequest request)
    {
        try
        {
            var answer = (await coordinator.RunAsync(request)).SeenBy(request.Tenant);
            var body = answer.Outcome == CommitOutcome.Committed ? TransactionAnswers.ResultJson(answer) : null;
            return TransactionAnswerPolicy.Judge(answer, body);
        }
        catch (PlacementUnknownException)
        {
            return StepAnswer.Lost;
        }
    }

    /// <summary>Closes an id, so that whatever arrives under it later does not happen.</summary>
    public async Task<CloseAnswer> CloseAsync(string key, Tenant tenant)
    {
        try
        {
            var report = (await closer.AbortAsync(new TransactionId(key))).SeenBy(tenant);
            var body = report is { Status: TransactionStatus.Committed, Answer: { } answer }
                ? TransactionAnswers.ResultJson(answer)
                : null;
            return TransactionAnswerPolicy.Judge(report, body);
        }
        catch (PlacementUnknownException)
        {
            return new CloseAnswer(CloseState.Unknown);
        }
    }

    /// <summary>A step whose operations make no transaction is refused, for good.</summary>
    public async Task<StepAnswer> RefuseAsync(string key, Tenant tenant, string error) =>
        (await CloseAsync(key, tenant)).State == CloseState.Aborted
            ? new StepAnswer { Kind = AnswerKind.Refused, Error = error }
            : new StepAnswer { Kind = AnswerKind.Unknown, Error = error };
}
