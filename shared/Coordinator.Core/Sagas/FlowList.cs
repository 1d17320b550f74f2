using Coordinator.Core.Sagas.Definitions;

namespace Coordinator.Core.Sagas;

/// <summary>The stages that are under way, oldest first.</summary>
sealed class FlowList(SagaLedger ledger, PhaseCaller caller, ISagaEffects effects)
{
    readonly List<Flow> _flows = [];

    public bool IsEmpty => _flows.Count == 0;

    public IEnumerable<Task> Tasks => _flows.Select(flow => flow.Task);

    public bool Has(StepRun run) => _flows.Exists(flow => flow.Run == run);

    /// <summary>Starts a stage of a step.</summary>
    public void Start(StepRun run, StepStage stage)
    {
        Invariant.Require(!Has(run), "a step does one thing at a time");
        var stop = new CancellationTokenSource();
        _flows.Add(new Flow(run, stage, RunAsync(run, stage, stop.Token), stop));
    }

    /// <summary>Takes a flow out that has ended; null when the task is no flow's.</summary>
    public Flow? Take(Task ended)
    {
        var flow = _flows.Find(candidate => candidate.Task == ended);
        if (flow is not null)
            Remove(flow);
        return flow;
    }

    /// <summary>Drops a wait whose event has come.</summary>
    public void Drop(StepRun run)
    {
        var flow = _flows.Find(candidate => candidate.Run == run);
        if (flow is null)
            return;
        Invariant.Require(run.IsWait, "only a wait can be dropped, a call has to be awaited");
        flow.Stop.Cancel();
        Remove(flow);
    }

    /// <summary>Stops waits and pauses; calls that are under way go on to their answer.</summary>
    public void StopAll()
    {
        foreach (var flow in _flows.ToList())
            flow.Stop.Cancel();
    }

    void Remove(Flow flow)
    {
        _flows.Remove(flow);
        flow.Stop.Dispose();
    }

    Task<FlowEnd> RunAsync(StepRun run, StepStage stage, CancellationToken stop) => stage switch
    {
        StepStage.Forward when run.Step.Action is WaitAction wait => WaitAsync(run, wait, stop),
        StepStage.Settle => caller.CloseAsync(run, RetryPolicy.Persistent, stop),
        StepStage.Undo => UndoAsync(run, stop),
        _ => caller.CallAsync(run, PlanOf(run, stage), stop),
    };

    async Task<FlowEnd> WaitAsync(StepRun run, WaitAction wait, CancellationToken stop)
    {
        run.Attempts++;
        if (!await effects.DelayAsync(wait.Timeout, stop))
            return FlowEnd.Stopped;
        SagaLedger.Blame(run, $"The event {wait.Event} did not come in time.");
        return FlowEnd.GaveUp;
    }

    // First the id is closed, so that an action that is still on its way does not happen after its compensation.
    async Task<FlowEnd> UndoAsync(StepRun run, CancellationToken stop)
    {
        var plan = PlanOf(run, StepStage.Undo);
        if (!run.IsClosed)
        {
            var closed = await caller.CloseAsync(run, plan.Policy, stop);
            if (closed != FlowEnd.Done)
                return closed;
        }

        return await caller.CallAsync(run, plan, stop);
    }

    CallPlan PlanOf(StepRun run, StepStage stage) => CallPlan.Of(run.Step, stage, ledger.IsDecided);
}
