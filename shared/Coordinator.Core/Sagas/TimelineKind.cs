namespace Coordinator.Core.Sagas;

/// <summary>What happened in a saga's life.</summary>
public enum TimelineKind
{
    /// <summary>The saga started.</summary>
    SagaStarted,

    /// <summary>The point of no return is passed: from here on it only goes forward.</summary>
    Decided,

    /// <summary>It turns back; the note says why.</summary>
    TurnedBack,

    /// <summary>It goes forward again: the pivot was done while it was turning back.</summary>
    WentOn,

    /// <summary>The saga ended; the note is its state.</summary>
    SagaEnded,

    /// <summary>A step started.</summary>
    StepStarted,

    /// <summary>An attempt failed; the note says why.</summary>
    AttemptFailed,

    /// <summary>A step is done; of a tcc step: its try.</summary>
    StepDone,

    /// <summary>A step failed.</summary>
    StepFailed,

    /// <summary>A step was stopped because the saga turns back.</summary>
    StepStopped,

    /// <summary>A tcc step is being confirmed.</summary>
    ConfirmStarted,

    /// <summary>A tcc step is confirmed.</summary>
    StepConfirmed,

    /// <summary>A step is being undone.</summary>
    CompensationStarted,

    /// <summary>The id of a step's action is closed; the note says what it turned out to be.</summary>
    StepClosed,

    /// <summary>Nothing of a step is left.</summary>
    StepCompensated,

    /// <summary>A step was left out.</summary>
    StepSkipped,

    /// <summary>A step needs an operator.</summary>
    StepStuck,

    /// <summary>An event came; the note is its name.</summary>
    EventReceived,

    /// <summary>An event was dropped; the note says why.</summary>
    EventDropped,

    /// <summary>A cancel was accepted.</summary>
    CancelAccepted,

    /// <summary>A cancel was refused; the note says why.</summary>
    CancelRefused,

    /// <summary>An operator's word was taken; the note is the word.</summary>
    OperatorAccepted,

    /// <summary>An operator's word was refused; the note says why.</summary>
    OperatorRefused,
}
