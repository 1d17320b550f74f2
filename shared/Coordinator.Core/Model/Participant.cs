namespace Coordinator.Core.Model;

/// <summary>A slot that takes part in an attempt, and the epoch under which the attempt was prepared there.</summary>
public readonly record struct Participant(SlotId Slot, Epoch Epoch);
