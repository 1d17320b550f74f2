using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>Stores the status of a saga for readers. Run late, it changes nothing.</summary>
sealed class ShowSaga(ISagas sagas) : TaskActivity<SagaStatus, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, SagaStatus input)
    {
        await sagas.ShowAsync(input);
        return true;
    }
}
