using Coordinator.Core.Model;

namespace Coordinator.Core.Events;

/// <summary>How far a slot's log is after somebody worked on it.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Head">The last event that every replica holds, as far as this call knows; null for unknown.</param>
/// <param name="State">What is left.</param>
public sealed record SlotProgress(SlotId Slot, long? Head, SlotProgressState State)
{
    /// <summary>A damaged row that was met; null when none was. Other slots go on.</summary>
    public InvariantViolationException? Broken { get; init; }
}
