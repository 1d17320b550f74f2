using System.Diagnostics;
using Coordinator.Core.Durable;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Telemetry.Traces;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>Runs the transaction of a step once. Its id is the step's key, so run twice it happens once.</summary>
sealed class RunStepTransaction(StepTransactions transactions, CoordinatorSettings settings)
    : TaskActivity<Recorded<TransactionCall>, Recorded<StepAnswer>>
{
    /// <inheritdoc />
    public override async Task<Recorded<StepAnswer>> RunAsync(
        TaskActivityContext context, Recorded<TransactionCall> input)
    {
        using var span = TraceParent.Continue(Spans.SagaTransaction, ActivityKind.Internal, input.Value.Trace);
        return new(await RunAsync(input.Value));
    }

    Task<StepAnswer> RunAsync(TransactionCall call)
    {
        var parsed = new TransactionParser(settings.Layout, call.Tenant).ParseStep(
            call.Operations, new TransactionId(call.Key), call.Timeout);
        if (parsed.IsValid)
            return transactions.RunAsync(parsed.Value);
        var errors = parsed.Problem.Errors?.Select(error => $"{error.Key}: {error.Value}") ?? [];
        return transactions.RefuseAsync(
            call.Key, call.Tenant, $"{parsed.Problem.Title}. {string.Join(' ', errors)}".Trim());
    }
}
