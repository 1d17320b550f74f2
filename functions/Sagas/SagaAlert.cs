using Coordinator.Core.Sagas;
using Coordinator.Functions.Telemetry;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Sagas;

/// <summary>Calls for an operator: a warning in the log and a counter, either of which can be alerted on.</summary>
public sealed class SagaAlert
{
    readonly HostMetrics _metrics;
    readonly ILogger<SagaAlert> _log;

    internal SagaAlert(HostMetrics metrics, ILogger<SagaAlert> log) => (_metrics, _log) = (metrics, log);

    /// <summary>Raises the alarm for a saga that is stuck.</summary>
    public void Raise(SagaStatus saga)
    {
        ArgumentNullException.ThrowIfNull(saga);
        var stuck = saga.Steps.Where(step => step.State == StepState.Stuck).Select(step => step.Name);
        _log.SagaStuck(saga.Id, string.Join(", ", stuck.DefaultIfEmpty("none of its steps")));
        _metrics.Sagas.Stuck();
    }
}
