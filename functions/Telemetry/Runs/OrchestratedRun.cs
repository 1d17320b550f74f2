using System.Collections.Immutable;
using Coordinator.Contracts.Transactions;
using Coordinator.Core.Model;
using Coordinator.Core.Recovery;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Telemetry.Traces;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Telemetry.Runs;

/// <summary>
/// Watches a run in an orchestration. It is told of where it ends: the hosts that ran parts of it before may be gone.
/// </summary>
sealed class OrchestratedRun(
    RunTimeline timeline, TaskOrchestrationContext context, string? trace, RunRecorder recorder, ObserverGuard guard)
    : IRunObserver
{
    TransactionAnswer? _answer;

    /// <inheritdoc />
    public IDisposable? Enter(RunPhase phase) =>
        guard.Run<IDisposable>(() => new ReplayedPhase(this, timeline.Enter(phase)));

    /// <inheritdoc />
    public void Planned(TransactionId id, TransactionPlan plan, ImmutableArray<SlotId> slots) =>
        guard.Run(() => timeline.Planned(id, plan, slots));

    /// <inheritdoc />
    public void Conflicted(ItemName item, Verdict? holder) => guard.Run(() =>
    {
        timeline.Hindered(FailureReasons.Conflict);
        if (!context.IsReplaying)
            recorder.Conflicted(item, holder);
    });

    /// <inheritdoc />
    public void Answered(TransactionAnswer answer) => guard.Run(() =>
    {
        _answer = answer;
        timeline.Answered(answer);
    });

    /// <inheritdoc />
    public void Dispose() => guard.Run(() =>
    {
        if (context.IsReplaying)
            timeline.End();
        else
            PastSpans.Tell(recorder.End(timeline, _answer), trace);
    });

    void Leave(RunStep step) => guard.Run(() =>
    {
        timeline.Leave(step);
        if (step.Phase != RunPhase.Finish || context.IsReplaying)
            return;
        recorder.Finish(timeline);
        PastSpans.TellFinish(timeline.Show(sequence: null), trace);
    });

    /// <summary>A phase that goes on, perhaps for many replays.</summary>
    sealed class ReplayedPhase(OrchestratedRun run, RunStep step) : IDisposable
    {
        /// <inheritdoc />
        public void Dispose() => run.Leave(step);
    }
}
