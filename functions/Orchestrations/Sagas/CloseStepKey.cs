using Coordinator.Core.Durable;
using Coordinator.Core.Sagas.Calls;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>Closes the key of an action or a try before it is undone.</summary>
sealed class CloseStepKey(StepTransactions transactions) : TaskActivity<Recorded<StepOrder<string>>, Recorded<CloseAnswer>>
{
    /// <inheritdoc />
    public override async Task<Recorded<CloseAnswer>> RunAsync(
        TaskActivityContext context, Recorded<StepOrder<string>> input) =>
        new(await transactions.CloseAsync(input.Value.Call, input.Value.Tenant));
}
