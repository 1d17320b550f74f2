using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Parsing;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>Runs the transaction of a step once. Its id is the step's key, so run twice it happens once.</summary>
sealed class RunStepTransaction(StepTransactions transactions, CoordinatorSettings settings)
    : TaskActivity<TransactionCall, StepAnswer>
{
    /// <inheritdoc />
    public override Task<StepAnswer> RunAsync(TaskActivityContext context, TransactionCall input)
    {
        var parsed = new TransactionParser(settings.Slots).ParseStep(
            input.Operations, new TransactionId(input.Key), input.Timeout);
        if (parsed.IsValid)
            return transactions.RunAsync(parsed.Value);
        var errors = parsed.Problem.Errors?.Select(error => $"{error.Key}: {error.Value}") ?? [];
        return transactions.RefuseAsync(input.Key, $"{parsed.Problem.Title}. {string.Join(' ', errors)}".Trim());
    }
}
