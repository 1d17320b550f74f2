namespace Coordinator.Core.Sagas;

/// <summary>The states of a step.</summary>
public enum StepState
{
    /// <summary>Not started.</summary>
    Pending,

    /// <summary>Under way; a tcc step also while it waits to be confirmed.</summary>
    Running,

    /// <summary>Done; a tcc step: confirmed.</summary>
    Done,

    /// <summary>Failed. At the end of a saga that went back: failed without an effect.</summary>
    Failed,

    /// <summary>Being undone.</summary>
    Compensating,

    /// <summary>Nothing of it is left: undone, or found never to have happened, or a wait that had no effect.</summary>
    Compensated,

    /// <summary>Left out: never started because the saga went back, or by an operator's word.</summary>
    Skipped,

    /// <summary>Needs an operator: retry, skip or resolve.</summary>
    Stuck,
}
