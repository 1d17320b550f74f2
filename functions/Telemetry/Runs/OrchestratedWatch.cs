using Coordinator.Contracts.Telemetry;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Telemetry.Traces;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Telemetry.Runs;

/// <summary>
/// Watches the runs of one orchestration. Each replay goes through them anew, in the times of the history; so only the
/// replay that gets further than the history tells of what happens there.
/// </summary>
sealed class OrchestratedWatch(
    TaskOrchestrationContext context, TimeProvider time, string? trace, RunRecorder recorder, ObserverGuard guard)
    : ITransactionObserver
{
    /// <inheritdoc />
    public IRunObserver Begin(TransactionRequest request) =>
        guard.Run<IRunObserver>(() => Watch(request)) ?? NoObserver.Instance;

    OrchestratedRun Watch(TransactionRequest request)
    {
        var timeline = new RunTimeline(request, time)
        {
            TraceId = TraceParent.TraceIdOf(trace),
            Orchestration = context.InstanceId,
            ShownPlan = RunPlans.Orchestrated,
        };
        return new OrchestratedRun(timeline, context, trace, recorder, guard);
    }
}
