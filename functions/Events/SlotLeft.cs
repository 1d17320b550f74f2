using Coordinator.Core.Model;

namespace Coordinator.Functions.Events;

/// <summary>A slot where something is left to do.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="HasProgressed">Whether something was done: then it is not a failure that more is left.</param>
public readonly record struct SlotLeft(SlotId Slot, bool HasProgressed);
