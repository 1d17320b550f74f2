namespace Coordinator.Core.Events;

/// <summary>What is left to do for a slot's log.</summary>
public enum SlotProgressState
{
    /// <summary>A replica did not answer, or somebody else was faster. Look again soon.</summary>
    Unknown,

    /// <summary>Nothing: every change that was there when this began is in the log of every replica.</summary>
    Settled,

    /// <summary>Changes wait for an attempt in flight. Look again soon.</summary>
    HeldBack,
}
