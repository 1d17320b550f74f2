using Coordinator.Contracts;
using Coordinator.Contracts.Transactions;
using Coordinator.Core;
using Coordinator.Core.Durable;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Http;
using Coordinator.Functions.Orchestrations;
using Coordinator.Functions.Telemetry.Traces;
using Coordinator.Functions.Tenants;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Transactions;

/// <summary>Transactions and recoveries that run in orchestrations, as functions start and ask for them.</summary>
public sealed class DurableTransactions(
    CoordinatorSettings settings, IIdSource ids, IHostApplicationLifetime host, TimeProvider time,
    ILogger<DurableTransactions> log)
{
    const int SeedChars = 26;
    static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Starts a transaction, or joins the run of the same id, and waits as long as the caller likes.</summary>
    /// <returns>The answer if it is there in time; else 202 with the address to ask.</returns>
    internal async Task<WireResult> RunAsync(DurableTaskClient client, TransactionCall call, Preference preference)
    {
        var request = call.Request with { Id = call.Request.Id ?? NewId(call.Request) };
        var id = request.Id!.Value;
        var seen = id.SeenBy(request.Tenant);
        try
        {
            var joined = await StartAsync(client, request);
            if (joined is not null && joined.Request.PayloadHash != request.PayloadHash)
                return WireResult.Of(ProblemOf.IdempotencyMismatch(seen.Value));
            return await AnswerAsync(client, id, preference.Wait) is { Outcome: not CommitOutcome.InDoubt } answer
                ? TransactionAnswers.Of(answer.SeenBy(request.Tenant), call.Explain, dryRun: false)
                    .With(WireHeaders.PreferenceApplied, preference.Applied)
                : Accepted(seen, preference);
        }
        catch (StoreUnavailableException fault)
        {
            log.EngineUnanswered(fault, "start of a transaction");
            return TransactionAnswers.InDoubt(seen);
        }
    }

    /// <summary>
    /// Completes what the store says of an id by what its orchestration knows: before its first write, and between two
    /// attempts, only that one knows that the transaction is still to happen.
    /// </summary>
    public async Task<TransactionReport> CompleteAsync(
        DurableTaskClient client, TransactionId id, TransactionReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var isOpen = report.Status == TransactionStatus.Unknown
            || report is { Status: TransactionStatus.Aborted, Answer.IsRetryable: true };
        if (!isOpen)
            return report;
        try
        {
            return await client.FindAsync(InstanceIds.Of(id)) is { } found ? Completed(id, report, found) : report;
        }
        catch (StoreUnavailableException fault)
        {
            log.EngineUnanswered(fault, "look for a transaction");
            return Of(id, TransactionStatus.InDoubt);
        }
    }

    /// <summary>
    /// Hands attempts over that are not decided yet; one that was handed over before is left alone. When the hub does
    /// not answer, the next sweep finds them again.
    /// </summary>
    public async Task RecoverAsync(DurableTaskClient client, IEnumerable<Attempt> attempts)
    {
        ArgumentNullException.ThrowIfNull(attempts);
        try
        {
            foreach (var attempt in attempts)
            {
                var order = new RecoveryOrder(attempt, DurableTimings.Of(settings.Timings), ids.NextText(SeedChars))
                {
                    Trace = TraceParent.Current,
                };
                await client.StartOrJoinAsync(
                    nameof(RecoverAttempt), InstanceIds.Of(attempt.Id), new Recorded<RecoveryOrder>(order),
                    OrchestrationStart.Active);
            }
        }
        catch (StoreUnavailableException fault)
        {
            log.EngineUnanswered(fault, "start of a recovery");
        }
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
        ServerId.For(request.Operations, settings.Layout, ids, request.Tenant);

    /// <returns>Null when it was started; else what the instance that runs was started with.</returns>
    async Task<CommitOrder?> StartAsync(DurableTaskClient client, TransactionRequest request)
    {
        var order = new CommitOrder(request, DurableTimings.Of(settings.Timings), ids.NextText(SeedChars))
        {
            Trace = TraceParent.Current,
        };
        var joined = await client.StartOrJoinAsync(
            nameof(TwoPhaseCommit), InstanceIds.Of(request.Id!.Value), new Recorded<CommitOrder>(order),
            OrchestrationStart.Active);
        return joined?.ReadInputAs<Recorded<CommitOrder>>()?.Value;
    }

    /// <returns>Null when it is not there in time; then it is worth asking later.</returns>
    async Task<TransactionAnswer?> AnswerAsync(DurableTaskClient client, TransactionId id, TimeSpan wait)
    {
        if (wait == TimeSpan.Zero)
            return null;
        using var timeUp = new CancellationTokenSource(wait, time);
        // A host that stops does not let those who wait hold it up.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, host.ApplicationStopping);
        try
        {
            return AnswerOf(await client.WaitForInstanceCompletionAsync(
                InstanceIds.Of(id), getInputsAndOutputs: true, end.Token));
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.EngineUnanswered(fault, "wait for a transaction");
            return null;
        }
    }

    static TransactionReport Completed(TransactionId id, TransactionReport report, OrchestrationMetadata found)
    {
        if (OrchestrationStart.Active.Contains(found.RuntimeStatus))
            return Of(id, TransactionStatus.Pending);
        if (report.Status != TransactionStatus.Unknown)
            return report;
        // It was taken over and did not come to an end, though the store knows nothing of it.
        return AnswerOf(found) is { } answer ? ReportOf(answer) : Of(id, TransactionStatus.InDoubt);
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

    static TransactionReport Of(TransactionId id, TransactionStatus status) =>
        new(status, new TransactionAnswer { Id = id, Outcome = CommitOutcome.InDoubt });

    static WireResult Accepted(TransactionId id, Preference preference) =>
        WireResult.Json(new TransactionAcceptedBody { Id = id.Value, Status = TransactionStatuses.Pending }, 202)
            .With("Location", "/" + WireAddresses.Transaction(id.Value))
            .With(WireHeaders.PreferenceApplied, preference.Applied)
            .RetryAfter(AskAgainAfter);
}
