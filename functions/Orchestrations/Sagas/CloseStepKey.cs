using Coordinator.Core.Sagas.Calls;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>Closes the key of an action or a try before it is undone.</summary>
sealed class CloseStepKey(StepTransactions transactions) : TaskActivity<string, CloseAnswer>
{
    /// <inheritdoc />
    public override Task<CloseAnswer> RunAsync(TaskActivityContext context, string input) =>
        transactions.CloseAsync(input);
}
