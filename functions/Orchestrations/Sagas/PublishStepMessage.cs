using Coordinator.Core.Durable;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Parsing;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>Publishes the message of a step once, as a transaction with this one operation.</summary>
sealed class PublishStepMessage(StepTransactions transactions)
    : TaskActivity<Recorded<StepOrder<PublishCall>>, Recorded<StepAnswer>>
{
    /// <inheritdoc />
    public override async Task<Recorded<StepAnswer>> RunAsync(
        TaskActivityContext context, Recorded<StepOrder<PublishCall>> input) =>
        new(await RunAsync(input.Value.Tenant, input.Value.Call));

    Task<StepAnswer> RunAsync(Tenant tenant, PublishCall call)
    {
        var operation = new PublishOperation(tenant.Scope(call.Topic), call.Value);
        return transactions.RunAsync(new TransactionRequest
        {
            Id = new TransactionId(call.Key),
            Tenant = tenant,
            Operations = [operation],
            PayloadHash = PayloadHash.Of([operation]),
            Timeout = call.Timeout,
        });
    }
}
