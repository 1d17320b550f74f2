namespace Coordinator.Core.Placement;

/// <summary>How far a pending placement is.</summary>
public enum PendingPhase
{
    /// <summary>The store that joins is being filled while the active epoch goes on; nothing is fenced yet.</summary>
    Copying,

    /// <summary>The active epoch is being fenced: whoever finds it in this phase brings it to its end.</summary>
    Fencing,
}
