using Coordinator.Core.Sagas.Definitions;

namespace Coordinator.Core.Sagas;

/// <summary>
/// Decides what happens next. It never waits: it looks at the ledger, changes it, and starts what can start.
/// </summary>
sealed class SagaDirector(SagaLedger ledger, FlowList flows, EventBox events)
{
    /// <summary>Starts everything that can start now.</summary>
    public void Advance()
    {
        while (Step())
        {
            // Each round may open the way for another.
        }

        Invariant.Require(
            ledger.Mode == SagaMode.Over || !flows.IsEmpty || ledger.Runs.Any(run => run.State == StepState.Stuck),
            "a saga that has not ended has something under way, or is stuck");
    }

    /// <summary>A stage has ended.</summary>
    public void End(Flow flow, FlowEnd end)
    {
        switch (flow.Stage)
        {
            case StepStage.Forward:
                EndForward(flow.Run, end);
                break;
            case StepStage.Confirm:
                EndConfirm(flow.Run, end);
                break;
            case StepStage.Settle:
                EndSettle(flow.Run, end);
                break;
            default:
                EndUndo(flow.Run, end);
                break;
        }
    }

    /// <summary>An event for a step that waits.</summary>
    public void Deliver(StepRun run, SagaSignal signal)
    {
        flows.Drop(run);
        run.TakeResult("\"received\"", signal.Body ?? "null", bodyProblem: null);
        run.Error = null;
        ledger.Conclude(run, StepState.Done, TimelineKind.StepDone);
    }

    /// <summary>No new steps; waits and pauses end.</summary>
    public void TurnBack(string reason)
    {
        ledger.Mode = SagaMode.Stopping;
        ledger.Error = reason;
        ledger.Note(TimelineKind.TurnedBack, run: null, reason);
        flows.StopAll();
    }

    /// <summary>Starts a stage of a step, at first or again.</summary>
    public void Start(StepRun run, StepStage stage)
    {
        run.StuckAt = null;
        run.EndedAt = stage == StepStage.Settle ? run.EndedAt : null;
        run.State = stage switch
        {
            StepStage.Undo => StepState.Compensating,
            StepStage.Settle => StepState.Failed,
            _ => StepState.Running,
        };
        if (stage is StepStage.Forward)
            run.StartedAt ??= ledger.Now;
        if (stage != StepStage.Settle)
            ledger.Note(NoteOf(stage), run);
        if (stage == StepStage.Forward && run.Step.Action is WaitAction wait && events.Take(wait.Event) is { } signal)
            Deliver(run, signal);
        else
            flows.Start(run, stage);
    }

    /// <summary>
    /// An operator takes a stuck step over: leaves it out, or has done by hand what the stage should do.
    /// </summary>
    public void Release(StepRun run, StepStage stage, SagaSignal word)
    {
        Invariant.Require(stage != StepStage.Settle, "nobody but the store says whether a pivot happened");
        var isBack = stage == StepStage.Undo;
        if (isBack)
        {
            run.Effect = StepEffect.None;
            run.IsSettled = true;
        }

        if (word.Kind == SignalKind.Skip)
        {
            run.IsLeftBehind = true;
            ledger.Conclude(run, StepState.Skipped, TimelineKind.StepSkipped);
            return;
        }

        if (stage == StepStage.Forward)
            run.TakeResult("\"resolved\"", word.Body ?? "null", bodyProblem: null);
        // What is done has no error; what is undone keeps the reason why the saga went back.
        run.Error = isBack ? run.Error : null;
        ledger.Conclude(
            run,
            isBack ? StepState.Compensated : StepState.Done,
            isBack ? TimelineKind.StepCompensated : TimelineKind.StepDone);
    }

    bool Step() => ledger.Mode switch
    {
        SagaMode.Forward => GoForward(),
        SagaMode.Stopping => flows.IsEmpty && Turn(),
        SagaMode.Back => GoBack(),
        _ => false,
    };

    bool GoForward()
    {
        if (!ledger.IsDecided && IsDecidedNow())
        {
            ledger.IsDecided = true;
            ledger.Note(TimelineKind.Decided);
            return true;
        }

        var isChanged = false;
        foreach (var run in ledger.Runs.Where(CanStart).ToList())
        {
            Start(run, StepStage.Forward);
            isChanged = true;
        }

        foreach (var run in ledger.Runs.Where(CanConfirm).ToList())
        {
            Start(run, StepStage.Confirm);
            isChanged = true;
        }

        var isAllDone = ledger.Runs.All(run => run.State is StepState.Done or StepState.Skipped);
        return isChanged || EndIf(isAllDone, SagaState.Completed);
    }

    bool IsDecidedNow() => ledger.Pivot?.IsForwardDone ?? ledger.Runs.All(run => run.IsForwardDone);

    bool CanStart(StepRun run) =>
        run.State == StepState.Pending && run.Step.After.All(step => ledger.Runs[step].IsForwardDone);

    bool CanConfirm(StepRun run) =>
        ledger.IsDecided && run.IsTried && run.State == StepState.Running && !flows.Has(run);

    // All that was under way has its answer now. If the pivot is done after all, nothing may be undone any more.
    bool Turn()
    {
        if (ledger.Pivot is { IsTried: true } or { State: StepState.Done })
            return GoOn();
        if (ledger.Pivot is { Effect: StepEffect.Possible, Step.Action: CallAction { IsStored: true } } pivot)
        {
            if (pivot.State == StepState.Stuck)
                return false;
            Start(pivot, StepStage.Settle);
            return true;
        }

        ledger.Mode = SagaMode.Back;
        return true;
    }

    bool GoOn()
    {
        if (ledger.IsCancelled)
            ledger.Note(TimelineKind.CancelRefused, run: null, "the pivot was done while the saga turned back");
        ledger.Note(TimelineKind.WentOn);
        ledger.Mode = SagaMode.Forward;
        ledger.IsCancelled = false;
        ledger.Error = null;
        foreach (var run in ledger.Runs.Where(run => run.State == StepState.Failed))
            run.State = StepState.Pending;
        return true;
    }

    bool GoBack()
    {
        var isChanged = false;
        foreach (var run in ledger.Runs.Reverse().Where(CanGoBack))
        {
            isChanged = true;
            if (run.Effect != StepEffect.None)
                Start(run, StepStage.Undo);
            else
                SettleWithoutEffect(run);
        }

        var end = ledger.IsCancelled ? SagaState.Cancelled : SagaState.Compensated;
        return isChanged || EndIf(ledger.Runs.All(run => run.IsSettled), end);
    }

    bool CanGoBack(StepRun run) =>
        !run.IsSettled
        && run.State is not (StepState.Compensating or StepState.Stuck)
        && ledger.Definition.Graph.Followers[run.Step.Index].All(follower => ledger.Runs[follower].IsSettled);

    void SettleWithoutEffect(StepRun run)
    {
        run.IsSettled = true;
        if (run.State == StepState.Pending)
            ledger.Conclude(run, StepState.Skipped, TimelineKind.StepSkipped);
        else if (run.State == StepState.Done)
            ledger.Conclude(run, StepState.Compensated, TimelineKind.StepCompensated, "a wait has no effect");
    }

    bool EndIf(bool isOver, SagaState end)
    {
        if (!isOver || !flows.IsEmpty)
            return false;
        ledger.Mode = SagaMode.Over;
        ledger.End = end;
        ledger.Note(TimelineKind.SagaEnded, run: null, end.ToString());
        return true;
    }

    void EndForward(StepRun run, FlowEnd end)
    {
        switch (end)
        {
            case FlowEnd.Done:
                EndDone(run);
                break;
            case FlowEnd.GaveUp when ledger.IsDecided:
                BeStuck(run, StepStage.Forward);
                break;
            case FlowEnd.GaveUp:
                ledger.Conclude(run, StepState.Failed, TimelineKind.StepFailed, run.Error);
                if (ledger.Mode == SagaMode.Forward)
                    TurnBack($"{run.Name} failed: {run.Error}");
                break;
            case FlowEnd.Stopped when run.IsWait:
                run.State = StepState.Pending;
                ledger.Note(TimelineKind.StepStopped, run);
                break;
            default:
                ledger.Conclude(run, StepState.Failed, TimelineKind.StepStopped, run.Error);
                break;
        }
    }

    void EndDone(StepRun run)
    {
        run.Error = null;
        run.IsTried = run.IsTcc;
        if (run.IsTcc)
            ledger.Note(TimelineKind.StepDone, run);
        else
            ledger.Conclude(run, StepState.Done, TimelineKind.StepDone);
    }

    void EndConfirm(StepRun run, FlowEnd end)
    {
        if (end != FlowEnd.Done)
        {
            BeStuck(run, StepStage.Confirm);
            return;
        }

        run.Error = null;
        ledger.Conclude(run, StepState.Done, TimelineKind.StepConfirmed);
    }

    void EndSettle(StepRun run, FlowEnd end)
    {
        if (end == FlowEnd.GaveUp)
            BeStuck(run, StepStage.Settle);
        else if (end == FlowEnd.Done)
            EndDone(run);
        else
            ledger.Note(TimelineKind.StepFailed, run, "it did not happen");
    }

    void EndUndo(StepRun run, FlowEnd end)
    {
        if (end == FlowEnd.GaveUp)
        {
            BeStuck(run, StepStage.Undo);
            return;
        }

        run.IsSettled = true;
        ledger.Conclude(run, StepState.Compensated, TimelineKind.StepCompensated,
            end == FlowEnd.NeverHappened ? "it never happened" : null);
    }

    void BeStuck(StepRun run, StepStage stage)
    {
        run.State = StepState.Stuck;
        run.StuckAt = stage;
        ledger.Note(TimelineKind.StepStuck, run, run.Error);
    }

    static TimelineKind NoteOf(StepStage stage) => stage switch
    {
        StepStage.Forward => TimelineKind.StepStarted,
        StepStage.Confirm => TimelineKind.ConfirmStarted,
        _ => TimelineKind.CompensationStarted,
    };
}
