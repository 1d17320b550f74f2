using Coordinator.Core.Durable;
using Coordinator.Core.Sagas.Calls;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>Closes the key of an action or a try before it is undone.</summary>
sealed class CloseStepKey(StepTransactions transactions) : TaskActivity<StepKey, Recorded<CloseAnswer>>
{
    /// <inheritdoc />
    public override async Task<Recorded<CloseAnswer>> RunAsync(
        TaskActivityContext context, StepKey input) =>
        new(await transactions.CloseAsync(input.Key, input.Tenant));
}
