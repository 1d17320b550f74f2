using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Definitions;

namespace Coordinator.Core.Sagas;

/// <summary>A call that a stage of a step makes, and how often.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Phase">Names the call in its key.</param>
/// <param name="Action">What is called.</param>
/// <param name="Policy">How often.</param>
/// <param name="Timeout">The time limit of one attempt.</param>
sealed record CallPlan(StepStage Stage, StepPhase Phase, CallAction Action, RetryPolicy Policy, TimeSpan Timeout)
{
    /// <summary>The plan of a stage that makes a call.</summary>
    /// <param name="step">The step.</param>
    /// <param name="stage">Forward, Confirm or Undo.</param>
    /// <param name="isDecided">Whether the point of no return is passed.</param>
    public static CallPlan Of(SagaStep step, StepStage stage, bool isDecided)
    {
        var standard = isDecided ? RetryPolicy.Persistent : RetryPolicy.Default;
        return (stage, step.Action) switch
        {
            (StepStage.Forward, CallAction action) =>
                new CallPlan(stage, StepPhase.Action, action, step.Retry ?? standard, step.Timeout),
            (StepStage.Forward, TccAction tcc) => Of(stage, StepPhase.Try, tcc.Try, step.Retry ?? standard),
            (StepStage.Confirm, TccAction tcc) => Of(stage, StepPhase.Confirm, tcc.Confirm, RetryPolicy.Persistent),
            (StepStage.Undo, TccAction tcc) => Of(stage, StepPhase.Cancel, tcc.Cancel, RetryPolicy.Persistent),
            (StepStage.Undo, _) when step.Compensation is { } compensation =>
                Of(stage, StepPhase.Compensate, compensation, RetryPolicy.Persistent),
            _ => throw new InvariantViolationException($"{step.Name} has no call in stage {stage}"),
        };
    }

    /// <summary>The phase whose id is closed before the step is undone.</summary>
    public static StepPhase FirstPhaseOf(SagaStep step) => step.Action is TccAction ? StepPhase.Try : StepPhase.Action;

    /// <summary>What the step does first: its action or its try.</summary>
    public static CallAction FirstActionOf(SagaStep step) =>
        step.Action is TccAction tcc ? tcc.Try.Action : (CallAction)step.Action;

    static CallPlan Of(StepStage stage, StepPhase phase, StepCall call, RetryPolicy standard) =>
        new(stage, phase, call.Action, call.Retry ?? standard, call.Timeout);
}
