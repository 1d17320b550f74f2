namespace Coordinator.Core.Sagas;

/// <summary>What is being done with a step.</summary>
public enum StepStage
{
    /// <summary>Its action, try or wait.</summary>
    Forward,

    /// <summary>The confirm of a tcc step.</summary>
    Confirm,

    /// <summary>Finding out whether the pivot happened, by closing its id.</summary>
    Settle,

    /// <summary>Closing its id, then its compensation or cancel.</summary>
    Undo,
}
