using System.Diagnostics;
using Coordinator.Core.Durable;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Telemetry.Traces;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>Publishes the message of a step once, as a transaction with this one operation.</summary>
sealed class PublishStepMessage(StepTransactions transactions)
    : TaskActivity<Recorded<PublishCall>, Recorded<StepAnswer>>
{
    /// <inheritdoc />
    public override async Task<Recorded<StepAnswer>> RunAsync(
        TaskActivityContext context, Recorded<PublishCall> input)
    {
        using var span = TraceParent.Continue(Spans.SagaPublish, ActivityKind.Producer, input.Value.Trace);
        return new(await RunAsync(input.Value));
    }

    Task<StepAnswer> RunAsync(PublishCall call)
    {
        var operation = new PublishOperation(call.Tenant.Scope(call.Topic), call.Value);
        return transactions.RunAsync(new TransactionRequest
        {
            Id = new TransactionId(call.Key),
            Tenant = call.Tenant,
            Operations = [operation],
            PayloadHash = PayloadHash.Of([operation]),
            Timeout = call.Timeout,
        });
    }
}
