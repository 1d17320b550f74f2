using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Hosting;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>
/// Stores the status of a saga for readers, and raises the alarm when it needs an operator. Run late, it changes
/// nothing that is stored.
/// </summary>
sealed class ShowSaga(ISagas sagas, HostMetrics metrics, ILogger<ShowSaga> log) : TaskActivity<SagaStatus, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, SagaStatus input)
    {
        await sagas.ShowAsync(input);
        if (input.State == SagaState.Stuck)
            Alert(input);
        return true;
    }

    void Alert(SagaStatus saga)
    {
        var stuck = saga.Steps.Where(step => step.State == StepState.Stuck).Select(step => step.Name);
        log.SagaStuck(saga.Id, string.Join(", ", stuck));
        metrics.SagaStuck();
    }
}
