using Coordinator.Contracts;
using Coordinator.Contracts.Transactions;
using Coordinator.Core;
using Coordinator.Core.Durable;
using Coordinator.Core.Model;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Http;
using Coordinator.Functions.Orchestrations;
using Microsoft.DurableTask.Client;

namespace Coordinator.Functions.Transactions;

/// <summary>Transactions and recoveries that run in orchestrations, as functions start and ask for them.</summary>
public sealed class DurableTransactions(CoordinatorSettings settings, IIdSource ids, TimeProvider time)
{
    const int SeedChars = 26;
    static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Starts a transaction, or joins the run of the same id, and waits as long as the caller likes.</summary>
    /// <returns>The answer if it is there in time; else 202 with the address to ask.</returns>
    internal async Task<WireResult> RunAsync(DurableTaskClient client, TransactionCall call, Preference preference)
    {
        var request = call.Request with { Id = call.Request.Id ?? NewId(call.Request) };
        var id = request.Id!.Value;
        var instance = InstanceIds.Of(id);
        var order = new CommitOrder(request, DurableTimings.Of(settings.Timings), ids.NextText(SeedChars));
        var joined = await client.StartOrJoinAsync(
            nameof(TwoPhaseCommit), instance, new Recorded<CommitOrder>(order), OrchestrationStart.Active);
        if (joined?.ReadInputAs<Recorded<CommitOrder>>() is { } other
            && other.Value.Request.PayloadHash != request.PayloadHash)
            return WireResult.Of(ProblemOf.IdempotencyMismatch(id.Value));
        return await AnswerAsync(client, instance, preference.Wait) is { Outcome: not CommitOutcome.InDoubt } answer
            ? TransactionAnswers.Of(answer, call.Explain, dryRun: false)
                .With(WireHeaders.PreferenceApplied, preference.Applied)
            : Accepted(id, preference);
    }

    /// <summary>
    /// Completes what the store says of an id by what its orchestration knows: before its first write, and between two
    /// attempts, only that one knows that the transaction is still to happen.
    /// </summary>
    public static async Task<TransactionReport> CompleteAsync(
        DurableTaskClient client, TransactionId id, TransactionReport report)
    {
        var isOpen = report.Status == TransactionStatus.Unknown
            || report is { Status: TransactionStatus.Aborted, Answer.IsRetryable: true };
        if (!isOpen)
            return report;
        var found = await client.GetInstanceAsync(InstanceIds.Of(id), getInputsAndOutputs: true);
        if (found is null)
            return report;
        if (OrchestrationStart.Active.Contains(found.RuntimeStatus))
            return Pending(id);
        return report.Status == TransactionStatus.Unknown && AnswerOf(found) is { } answer ? ReportOf(answer) : report;
    }

    /// <summary>Hands an attempt over that is not decided yet; one that was handed over before is left alone.</summary>
    public Task RecoverAsync(DurableTaskClient client, Attempt attempt)
    {
        var order = new RecoveryOrder(attempt, DurableTimings.Of(settings.Timings), ids.NextText(SeedChars));
        return client.StartOrJoinAsync(
            nameof(RecoverAttempt), InstanceIds.Of(attempt.Id), new Recorded<RecoveryOrder>(order),
            OrchestrationStart.Active);
    }

    /// <summary>
    /// Removes what ended orchestrations leave behind, sagas too. Nothing needs it: outcomes stand in the stores, and
    /// the statuses of sagas in their table.
    /// </summary>
    public Task PurgeAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        var horizon = time.GetUtcNow() - settings.Timings.IdempotencyHorizon;
        return client.PurgeAllInstancesAsync(
            new PurgeInstancesFilter(CreatedTo: horizon, Statuses: OrchestrationStart.Ended), cancellation);
    }

    TransactionId NewId(TransactionRequest request) =>
        ServerId.For(request.Operations, settings.Slots, ids);

    async Task<TransactionAnswer?> AnswerAsync(DurableTaskClient client, string instance, TimeSpan wait)
    {
        if (wait == TimeSpan.Zero)
            return null;
        using var timeUp = new CancellationTokenSource(wait, time);
        try
        {
            return AnswerOf(await client.WaitForInstanceCompletionAsync(
                instance, getInputsAndOutputs: true, timeUp.Token));
        }
        catch (OperationCanceledException) when (timeUp.IsCancellationRequested)
        {
            return null;
        }
    }

    static TransactionAnswer? AnswerOf(OrchestrationMetadata instance) =>
        instance.RuntimeStatus == OrchestrationRuntimeStatus.Completed
            ? instance.ReadOutputAs<Recorded<TransactionAnswer>>()?.Value
            : null;

    static TransactionReport ReportOf(TransactionAnswer answer) => new(
        answer.Outcome switch
        {
            CommitOutcome.Committed => TransactionStatus.Committed,
            CommitOutcome.Aborted => TransactionStatus.Aborted,
            _ => TransactionStatus.InDoubt,
        },
        answer);

    static TransactionReport Pending(TransactionId id) =>
        new(TransactionStatus.Pending, new TransactionAnswer { Id = id, Outcome = CommitOutcome.InDoubt });

    static WireResult Accepted(TransactionId id, Preference preference) =>
        WireResult.Json(new TransactionAcceptedBody { Id = id.Value, Status = TransactionStatuses.Pending }, 202)
            .With("Location", "/" + WireAddresses.Transaction(id.Value))
            .With(WireHeaders.PreferenceApplied, preference.Applied)
            .RetryAfter(AskAgainAfter);
}
