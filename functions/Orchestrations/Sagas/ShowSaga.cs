using Coordinator.Core.Durable;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Sagas;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>
/// Stores the status of a saga for readers, and raises the alarm when it needs an operator. Run late, it changes
/// nothing that is stored.
/// </summary>
sealed class ShowSaga(ISagas sagas, SagaAlert alert) : TaskActivity<Recorded<SagaStatus>, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, Recorded<SagaStatus> input)
    {
        await sagas.ShowAsync(input.Value);
        if (input.Value.State == SagaState.Stuck)
            alert.Raise(input.Value);
        return true;
    }
}
