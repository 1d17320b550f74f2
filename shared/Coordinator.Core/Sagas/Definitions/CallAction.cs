namespace Coordinator.Core.Sagas.Definitions;

/// <summary>A call of a participant, of the store, or of the event log.</summary>
public abstract record CallAction : StepAction
{
    /// <summary>
    /// Whether the call runs in the coordinator's own store under its key as transaction id. Then closing the id tells
    /// for certain whether it happened, and a refused id stays refused.
    /// </summary>
    public abstract bool IsStored { get; }
}
