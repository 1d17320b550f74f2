using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Sagas;

/// <summary>Makes the call of a stage until it succeeds, is refused, or has used its attempts up.</summary>
sealed class PhaseCaller(SagaLedger ledger, StatusFeed feed, ISagaEffects effects)
{
    /// <summary>Calls, pausing between attempts.</summary>
    /// <param name="run">The step.</param>
    /// <param name="plan">The call.</param>
    /// <param name="stop">No further attempt; one that is under way is awaited.</param>
    public async Task<FlowEnd> CallAsync(StepRun run, CallPlan plan, CancellationToken stop)
    {
        if (Prepare(run, plan) is not { } sender)
            return FlowEnd.GaveUp;
        for (var attempt = 1; ; attempt++)
        {
            CountAttempt(run, plan.Stage);
            var answer = await sender.SendAsync(KeyOf(run, plan), ClosesOf(run, plan), plan.Timeout);
            Take(run, plan, answer);
            if (answer.Kind == AnswerKind.Done)
                return FlowEnd.Done;
            if (IsFinal(plan, answer) || attempt >= plan.Policy.Attempts)
                return FlowEnd.GaveUp;
            if (!await PauseAsync(plan.Policy, attempt, answer.RetryAfter, stop))
                return FlowEnd.Stopped;
        }
    }

    /// <summary>Closes the id of a step's action, pausing between attempts.</summary>
    /// <returns>
    /// Done: it happened, or it is a participant's to know. NeverHappened: the store says so, for certain and for ever.
    /// </returns>
    public async Task<FlowEnd> CloseAsync(StepRun run, RetryPolicy policy, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await effects.CloseAsync(ActionKey(run));
            if (answer.State != CloseState.Unknown)
                return Closed(run, answer);
            SagaLedger.Blame(run, "Its id could not be closed: replicas do not answer.");
            ledger.Note(TimelineKind.AttemptFailed, run, run.Error);
            if (attempt >= policy.Attempts)
                return FlowEnd.GaveUp;
            if (!await PauseAsync(policy, attempt, retryAfter: null, stop))
                return FlowEnd.Stopped;
        }
    }

    async Task<bool> PauseAsync(RetryPolicy policy, int attempt, TimeSpan? retryAfter, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
            return false;
        feed.Push();
        return await effects.DelayAsync(policy.PauseAfter(attempt, effects.NextFraction(), retryAfter), stop);
    }

    CallSender? Prepare(StepRun run, CallPlan plan)
    {
        try
        {
            return CallSender.Prepare(plan.Action, ledger.Scope, effects);
        }
        catch (ExpressionException failure)
        {
            SagaLedger.Blame(run, failure.Message);
            ledger.Note(TimelineKind.AttemptFailed, run, run.Error);
            return null;
        }
    }

    void Take(StepRun run, CallPlan plan, StepAnswer answer)
    {
        if (plan.Stage == StepStage.Forward)
            TakeEffect(run, plan.Action, answer);
        if (answer.Kind == AnswerKind.Done)
            return;
        if (answer.Kind == AnswerKind.Refused && plan.Action.IsStored)
            TakeNextGeneration(run, plan.Stage);
        SagaLedger.Blame(run, answer.Error);
        ledger.Note(TimelineKind.AttemptFailed, run, run.Error);
    }

    // A refusal by the store closes the id, so it also settles an earlier attempt whose answer was lost. A refusal by a
    // participant does not: it may have done the work of the lost attempt and refuse to do it twice.
    static void TakeEffect(StepRun run, CallAction action, StepAnswer answer)
    {
        run.Effect = answer.Kind switch
        {
            AnswerKind.Done => StepEffect.Happened,
            AnswerKind.Refused => action.IsStored ? StepEffect.None : run.Effect,
            _ => StepEffect.Possible,
        };
        if (answer.Kind == AnswerKind.Done)
            run.TakeResult(answer.Status, answer.Body, answer.BodyProblem);
    }

    static void TakeNextGeneration(StepRun run, StepStage stage)
    {
        if (stage == StepStage.Forward)
            run.ActionGeneration++;
        else
            run.FollowUpGeneration++;
    }

    FlowEnd Closed(StepRun run, CloseAnswer answer)
    {
        run.IsClosed = true;
        var isStored = CallPlan.FirstActionOf(run.Step).IsStored;
        ledger.Note(TimelineKind.StepClosed, run, isStored ? answer.State.ToString() : null);
        // A step that is known to have happened is undone whatever the id says: outcome rows do not live for ever.
        if (!isStored || run.Effect == StepEffect.Happened)
            return FlowEnd.Done;
        if (answer.State == CloseState.Aborted)
        {
            run.Effect = StepEffect.None;
            return FlowEnd.NeverHappened;
        }

        run.Effect = StepEffect.Happened;
        run.TakeResult("\"committed\"", answer.Body, bodyProblem: null);
        return FlowEnd.Done;
    }

    // What must succeed is tried again even when it was refused: the reason may go away, and the next stop is an
    // operator.
    bool IsFinal(CallPlan plan, StepAnswer answer) =>
        plan.Stage == StepStage.Forward && !ledger.IsDecided && answer.Kind is AnswerKind.Refused or AnswerKind.Broken;

    static void CountAttempt(StepRun run, StepStage stage)
    {
        if (stage == StepStage.Forward)
            run.Attempts++;
        else if (stage == StepStage.Confirm)
            run.ConfirmAttempts++;
        else
            run.UndoAttempts++;
    }

    string KeyOf(StepRun run, CallPlan plan) =>
        plan.Stage == StepStage.Forward
            ? ActionKey(run)
            : StepKeys.Of(ledger.SagaId, run.Name, plan.Phase, run.FollowUpGeneration);

    string? ClosesOf(StepRun run, CallPlan plan) => plan.Stage == StepStage.Undo ? ActionKey(run) : null;

    string ActionKey(StepRun run) =>
        StepKeys.Of(ledger.SagaId, run.Name, CallPlan.FirstPhaseOf(run.Step), run.ActionGeneration);
}
