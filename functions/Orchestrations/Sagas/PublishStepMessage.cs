using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Parsing;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>Publishes the message of a step once, as a transaction with this one operation.</summary>
sealed class PublishStepMessage(StepTransactions transactions) : TaskActivity<PublishCall, StepAnswer>
{
    /// <inheritdoc />
    public override Task<StepAnswer> RunAsync(TaskActivityContext context, PublishCall input)
    {
        var operation = new PublishOperation(input.Topic, input.Value);
        return transactions.RunAsync(new TransactionRequest
        {
            Id = new TransactionId(input.Key),
            Operations = [operation],
            PayloadHash = PayloadHash.Of([operation]),
            Timeout = input.Timeout,
        });
    }
}
