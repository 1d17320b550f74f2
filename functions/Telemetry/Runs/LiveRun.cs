using System.Collections.Immutable;
using System.Diagnostics;
using Coordinator.Contracts.Transactions;
using Coordinator.Core.Model;
using Coordinator.Core.Recovery;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Telemetry.Traces;

namespace Coordinator.Functions.Telemetry.Runs;

/// <summary>Watches a transaction that runs here and now.</summary>
sealed class LiveRun(RunTimeline timeline, RunSpan span, RunRecorder recorder, ObserverGuard guard) : IRunObserver
{
    TransactionAnswer? _answer;

    /// <inheritdoc />
    public IDisposable? Enter(RunPhase phase) => guard.Run<IDisposable>(() =>
    {
        var step = timeline.Enter(phase);
        return new LivePhase(this, step, span.Enter(step));
    });

    /// <inheritdoc />
    public void Planned(TransactionId id, TransactionPlan plan, ImmutableArray<SlotId> slots) =>
        guard.Run(() => timeline.Planned(id, plan, slots));

    /// <inheritdoc />
    public void Conflicted(ItemName item, Verdict? holder) => guard.Run(() =>
    {
        timeline.Hindered(FailureReasons.Conflict);
        recorder.Conflicted(item, holder);
    });

    /// <inheritdoc />
    public void Answered(TransactionAnswer answer) => guard.Run(() =>
    {
        _answer = answer;
        timeline.Answered(answer);
    });

    /// <inheritdoc />
    public void Dispose()
    {
        guard.Run(() => span.Tell(recorder.End(timeline, _answer)));
        guard.Run(span.Dispose);
    }

    void Leave(RunStep step, Activity? phase) => guard.Run(() =>
    {
        phase?.Dispose();
        timeline.Leave(step);
        if (step.Phase == RunPhase.Finish)
            recorder.Finish(timeline);
    });

    /// <summary>A phase that goes on.</summary>
    sealed class LivePhase(LiveRun run, RunStep step, Activity? span) : IDisposable
    {
        /// <inheritdoc />
        public void Dispose() => run.Leave(step, span);
    }
}
